import { pipeline, Readable } from 'node:stream';
import { parse, CsvError, type Options } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { invalid } from '../core/errors.js';
import type { Encoding } from './import-encoding.rules.js';

const DELIMITERS = [';', ',', '\t', '|'];
const LONGEST_CELL = 10_000;
const LONGEST_RECORD = 100_000;
/** As much as is looked at to find out what stands between the cells. */
const BEGINNING = 65_536;
const RECORDS_AT_FIRST = 50;

const OPTIONS = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  record_delimiter: ['\r\n', '\n', '\r'],
} satisfies Options;

/** One row as it stands in the file, numbered as a spreadsheet numbers it. */
export interface FileRow {
  row: number;
  cells: string[];
}

/** What stands between the cells: what gives the most rows of the same width. */
export async function delimiterOf(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): Promise<string> {
  const beginning = await textOfBeginning(bytes, encoding);
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(beginning, delimiter) }));
  return scores.reduce((best, each) => (each.score > best.score ? each : best), { delimiter: ';', score: 0 }).delimiter;
}

async function textOfBeginning(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const part of decoded(bytes, encoding)) {
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
    // A quote that the end of the beginning has cut off: what comes before it says enough.
    return text.split('\n', 2)[0]?.split(delimiter).length === 1 ? 0 : 0.5;
  }
}

/**
 * The rows of the file, empty ones included.
 * @throws 422 for a quote that is never closed and for a cell without end
 */
export async function* rowsOf(bytes: AsyncIterable<Uint8Array>, encoding: Encoding, delimiter: string): AsyncGenerator<FileRow> {
  const parser = pipeline(
    Readable.from(decoded(bytes, encoding)),
    parse({ ...OPTIONS, delimiter, max_record_size: LONGEST_RECORD }),
    // Whoever reads the rows is told.
    () => undefined,
  );
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      const long = cells.findIndex((cell) => cell.length > LONGEST_CELL);
      if (long >= 0)
        throw refused(
          'cell-too-long',
          row,
          `Row ${row}, column ${long + 1}: a cell of ${cells[long]?.length} characters; at most ${LONGEST_CELL}.`,
        );
      yield { row, cells: cells.map(asTyped) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      throw refused('cell-too-long', row + 1, `Row ${row + 1} is longer than ${LONGEST_RECORD} characters.`);
    throw refused('unclosed-quote', row + 1, `From row ${row + 1} on a quotation mark is not closed.`);
  } finally {
    parser.destroy();
  }
}

const refused = (code: string, row: number, message: string) => invalid([{ pointer: '/file', code, message, row }]);

/** Our own files put an apostrophe before what a spreadsheet would take for a formula. */
const asTyped = (cell: string): string => cell.replace(/^'(?=\s*[=+\-@\t\r])/, '');

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest) yield rest;
}
