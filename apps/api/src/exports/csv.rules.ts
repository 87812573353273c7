/** For a class of a regular expression: with their full-width and small forms, which spreadsheets read alike. */
const FORMULA_STARTS = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212';

/** A spreadsheet takes a cell that begins so for a formula and carries it out, whoever has written the name of a client. */
const FORMULA = new RegExp(`^\\s*[\\t\\r${FORMULA_STARTS}]`);

/** A cell as Italian Excel reads it: `;` between cells, quotes where they are needed, and never a formula. */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/** Without it Excel takes UTF-8 for something else. */
export const BYTE_ORDER_MARK = '\uFEFF';
