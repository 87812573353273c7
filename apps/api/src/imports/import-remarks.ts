import type { FileRow } from './import-csv.js';
import { headerKey } from './import-headers.js';
import type { ImportRemark } from './import.dto.js';

/** What a spreadsheet would carry out; telephone numbers and amounts begin so too. */
const FORMULA = /^\s*(=|@|[+-]\s*[\p{L}(])/u;
const LONGEST_SAMPLE = 100;

/** Collects what somebody should know of a file before it is imported, while its rows go by. */
export class Remarks {
  private readonly remarks = new Map<string, ImportRemark>();

  constructor(
    private readonly headers: readonly string[],
    private readonly headerRow: number,
  ) {
    const keys = headers.map(headerKey);
    headers.forEach((header, at) => header !== '' && keys.indexOf(keys[at] ?? '') < at && this.add('same-header', null, header));
  }

  /** Whether the row is one below the header that holds anything. */
  isData({ row, cells }: FileRow): boolean {
    const empty = cells.every((cell) => cell.trim() === '');
    if (row < this.headerRow && !empty) this.add('title-rows', row, cells.find((cell) => cell.trim() !== '') ?? null);
    if (row <= this.headerRow) return false;
    if (empty) {
      this.add('empty-rows', row, null);
      return false;
    }
    if (this.headers.every((header, at) => (cells[at] ?? '').trim() === header)) this.add('header-repeated', row, null);
    if (cells.slice(this.headers.length).some((cell) => cell.trim() !== '')) this.add('too-many-cells', row, null);
    for (const cell of cells) if (FORMULA.test(cell)) this.add('formulas', row, cell);
    return true;
  }

  found(): ImportRemark[] {
    return [...this.remarks.values()];
  }

  private add(code: string, row: number | null, sample: string | null): void {
    const known = this.remarks.get(code);
    if (known) known.count += 1;
    else this.remarks.set(code, { code, count: 1, row, sample: sample && sample.slice(0, LONGEST_SAMPLE) });
  }
}
