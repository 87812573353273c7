import type { FileRow } from './import-csv.js';
import { fieldOfHeader } from './import-columns.rules.js';

/** Number of rows searched for the header, since title rows may precede it. */
const LOOKED_AT = 30;
/** Text that is certainly a value and not a column name: an address, a code, an amount. */
const VALUE = /@|\d{3,}|€/;

/** Finds the header row: the one with the most known column names, else the first full row without values. */
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
