import type { FileRow } from './import-csv.js';
import { fieldOfHeader } from './import-columns.rules.js';

/** Rows in which a header is looked for: above it stand titles. */
const LOOKED_AT = 30;
/** What is surely a value and no name: an address, a code, an amount. */
const VALUE = /@|\d{3,}|€/;

/** The row that names the columns: the one with the most names that we know, else the first full one without values. */
export function headerRowOf(rows: readonly FileRow[]): { row: number; names: string[] } | null {
  const looked = rows.slice(0, LOOKED_AT).map((row) => ({ row, known: row.cells.filter((cell) => fieldOfHeader(cell) !== null).length }));
  const best = looked.reduce((max, each) => (each.known > max.known ? each : max), { row: looked[0]?.row, known: 0 });
  const header = best.known > 0 ? best.row : unknownHeader(looked.map(({ row }) => row));
  if (!header) return null;
  const names = header.cells.map((cell) => cell.replace(/\s+/g, ' ').trim().slice(0, 200));
  return { row: header.row, names: names.slice(0, names.findLastIndex((name) => name !== '') + 1) };
}

function unknownHeader(rows: readonly FileRow[]): FileRow | undefined {
  const filled = ({ cells }: FileRow) => cells.filter((cell) => cell.trim() !== '').length;
  const width = Math.max(0, ...rows.map(filled));
  const full = rows.find((row) => filled(row) === width);
  return full && width > 1 && !full.cells.some((cell) => VALUE.test(cell)) && rows.length > 1 ? full : undefined;
}
