import { readSync, writeSync } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { parse, CsvError, type Options } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import type { Encoding } from './import-encoding.rules.js';
import type { ImportRemark } from './import.dto.js';

// Runs on a worker thread, so it imports packages, and only types from this project.

const DELIMITERS = [';', ',', '\t', '|'];
const LONGEST_CELL = 10_000;
const LONGEST_RECORD = 100_000;
const MAX_ROWS = 200_000;
/** Line limit, empty rows included: a spreadsheet that exports all of its rows writes about a million. */
const MAX_LINES = 1_100_000;
/** Characters inspected to detect the delimiter. */
const BEGINNING = 65_536;
const RECORDS_AT_FIRST = 50;
const READ_AT_ONCE = 64 * 1024;
const WRITTEN_AT_ONCE = 2_000;
const CHARACTERS_AT_ONCE = 1_000_000;
const LONGEST_SAMPLE = 100;
/**
 * Text a spreadsheet would execute as a formula. A leading + or - alone does not count: telephone numbers and amounts
 * have it too.
 */
const FORMULA = /^\s*([=＝﹦@＠﹫]|[+＋﹢\-－﹣\u2212]\s*[\p{L}(（])/u;

const OPTIONS = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  record_delimiter: ['\r\n', '\n', '\r'],
} satisfies Options;

/** One row of the file, with the row number a spreadsheet would show. */
export interface FileRow {
  row: number;
  cells: string[];
}

/** Open file descriptor, and how to read the file. */
interface Source {
  fd: number;
  encoding: Encoding;
  /** Becomes non-zero when the result is no longer needed. The file may be closed only after the reading has ended. */
  stop: Int32Array;
}

/** Reason why the file is refused. It is returned as a value, since errors lose their fields between threads. */
export interface FileRefusal {
  refused: { code: string; message: string; row?: number };
}

class Refusal extends Error {
  readonly refused: FileRefusal['refused'];
  constructor(code: string, row: number | undefined, message: string) {
    super(message);
    this.refused = { code, message, ...(row === undefined ? {} : { row }) };
  }
}

async function orRefusal<T>(work: () => Promise<T>): Promise<T | FileRefusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.refused };
    throw error;
  }
}

/** Detects the delimiter and reads the first rows. */
export const beginningOf = ({ rows, ...source }: Source & { rows: number }) =>
  orRefusal(async () => {
    const delimiter = delimiterOf(source);
    const first: FileRow[] = [];
    let characters = 0;
    for await (const row of rowsOf(source, delimiter)) {
      characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (first.push(row) >= rows || characters > CHARACTERS_AT_ONCE) break;
    }
    return { delimiter, first };
  });

/** Returns the delimiter that yields the most rows of the same width. */
function delimiterOf(source: Source): string {
  const beginning = textOfBeginning(source);
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(beginning, delimiter) }));
  return scores.reduce((best, each) => (each.score > best.score ? each : best), { delimiter: ';', score: 0 }).delimiter;
}

function textOfBeginning(source: Source): string {
  let text = '';
  for (const part of decoded(source)) {
    text += part;
    if (text.length > BEGINNING) break;
  }
  const end = text.length > BEGINNING ? text.lastIndexOf('\n') : -1;
  return end > 0 ? text.slice(0, end) : text;
}

function evenness(text: string, delimiter: string): number {
  try {
    const records: string[][] = parseNow(text, { ...OPTIONS, delimiter, to: RECORDS_AT_FIRST });
    const widths = records.map((cells) => cells.length).filter((width) => width > 1);
    const common = Math.max(0, ...widths.map((width) => widths.filter((other) => other === width).length * (1 + Math.log(width))));
    return common;
  } catch {
    // A quote was cut off at the end of the sample; the text before it is enough to judge.
    return text.split('\n', 2)[0]?.split(delimiter).length === 1 ? 0 : 0.5;
  }
}

/**
 * Yields the rows of the file, empty ones included.
 * @throws Refusal for a quote that is never closed, or a cell that is too long
 */
async function* rowsOf(source: Source, delimiter: string): AsyncGenerator<FileRow> {
  const parser = pipeline(
    Readable.from(decoded(source)),
    parse({ ...OPTIONS, delimiter, max_record_size: LONGEST_RECORD }),
    // Errors reach the consumer through the iterator below.
    () => undefined,
  );
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (row > MAX_LINES) throw new Refusal('too-many-rows', undefined, `More than ${MAX_LINES} lines: send the file in parts.`);
      if (cells.some((cell) => cell.includes('\0'))) throw new Refusal('not-text', row, `Row ${row} holds U+0000.`);
      const long = cells.findIndex((cell) => cell.length > LONGEST_CELL);
      if (long >= 0)
        throw new Refusal(
          'cell-too-long',
          row,
          `Row ${row}, column ${long + 1}: a cell of ${cells[long]?.length} characters; at most ${LONGEST_CELL}.`,
        );
      yield { row, cells: cells.map(asTyped) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Earlier rows may still be buffered, so the parser's record count locates the bad row.
    const bad = Number((error as { records?: number }).records ?? row) + 1;
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      throw new Refusal('cell-too-long', bad, `Row ${bad} is longer than ${LONGEST_RECORD} characters.`);
    throw new Refusal('unclosed-quote', bad, `From row ${bad} on a quotation mark is not closed.`);
  } finally {
    parser.destroy();
  }
}

/** Removes the apostrophe that this product's exports put before text a spreadsheet would take for a formula. */
const asTyped = (cell: string): string => cell.replace(GUARDED, '');
/** Same signs as `exports/csv.rules.ts`, which cannot be imported on a worker thread. */
const GUARDED = /^'(?=\s*[\t\r=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212])/;

function* decoded({ fd, encoding, stop }: Source): Generator<string> {
  const decoder = new TextDecoder(encoding);
  const bytes = Buffer.allocUnsafe(READ_AT_ONCE);
  for (let position = 0; ;) {
    const read = readSync(fd, bytes, 0, READ_AT_ONCE, position);
    if (read === 0) break;
    if (Atomics.load(stop, 0) !== 0) throw new Refusal('stopped', undefined, 'The caller has disconnected.');
    position += read;
    yield decoder.decode(bytes.subarray(0, read), { stream: true });
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

interface RowsToRead extends Source {
  /** Descriptor of the output file, which gets the non-empty rows below the header: one JSON array of rows per line. */
  into: number;
  delimiter: string;
  headerRow: number;
  headers: string[];
}

/** Reads the whole file: counts its data rows, writes them to `into` and collects remarks. */
export const readRows = ({ into, delimiter, headerRow, headers, ...source }: RowsToRead) =>
  orRefusal(async () => {
    const remarks = new Remarks(headers, headerRow);
    let batch: string[] = [];
    let characters = 0;
    let rows = 0;
    const flush = () => {
      if (batch.length > 0) writeAll(into, Buffer.from(`[${batch.join(',')}]\n`));
      batch = [];
      characters = 0;
    };
    for await (const row of rowsOf(source, delimiter)) {
      if (!remarks.isData(row)) continue;
      rows += 1;
      if (rows > MAX_ROWS) throw new Refusal('too-many-rows', undefined, `More than ${MAX_ROWS} rows: send the file in parts.`);
      // Escapes the two Unicode line separators, since readers of the file would split lines at them.
      const written = JSON.stringify(row).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
      batch.push(written);
      characters += written.length;
      if (batch.length >= WRITTEN_AT_ONCE || characters > CHARACTERS_AT_ONCE) flush();
    }
    if (rows === 0) throw new Refusal('no-rows', undefined, 'There are no rows below the header.');
    flush();
    return { rows, remarks: remarks.found() };
  });

function writeAll(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(fd, bytes, written);
}

/** Collects remarks about a file while its rows are read, to show before the import. */
class Remarks {
  private readonly remarks = new Map<string, ImportRemark>();
  private readonly headers: readonly string[];
  private readonly headerRow: number;

  constructor(headers: readonly string[], headerRow: number) {
    this.headers = headers;
    this.headerRow = headerRow;
  }

  /** Whether the row is below the header and not empty. */
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
