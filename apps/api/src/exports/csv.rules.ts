/** Characters that start a formula, for a regular expression class; spreadsheets also accept full-width and small forms. */
const FORMULA_STARTS = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212';

/** Beginning of a cell that a spreadsheet would execute as a formula: names are untrusted input (CSV injection). */
const FORMULA = new RegExp(`^\\s*[\\t\\r${FORMULA_STARTS}]`);

/**
 * Formats a cell for Italian Excel (`;` as separator): quoted if needed, with `'` before text that looks like a formula. Packages
 * recognize fewer beginnings of formulas, and the rest is one line.
 */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/** Byte order mark, without which Excel does not recognize UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';
