/** A spreadsheet takes a cell that begins so for a formula and carries it out, whoever has written the name of a client. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/** A cell as Italian Excel reads it: `;` between cells, quotes where they are needed, and never a formula. */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/** Without it Excel takes UTF-8 for something else. */
export const BYTE_ORDER_MARK = '\uFEFF';
