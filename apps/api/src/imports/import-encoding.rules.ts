import { isAscii } from 'node:buffer';
import { readSync } from 'node:fs';
import type { FileRefusal } from './import-csv.js';

// Runs on a worker thread, so it imports packages, and only types from this project.

/** Supported encodings. UTF-16 is the one spreadsheets call "Unicode text". */
export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';

/** Line limit: a spreadsheet that exports all of its rows, empty ones included, writes about a million. */
const MAX_LINES = 1_100_000;
/**
 * Line limit in bytes for a row of 100,000 characters and its delimiters, since the parser does not limit the number of
 * cells.
 */
const LONGEST_LINE = 600_000;
const READ_AT_ONCE = 256 * 1024;

const BEGINNINGS: readonly [bytes: number[], is: Encoding | 'spreadsheet-file' | 'not-text'][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0x50, 0x4b, 0x03, 0x04], 'spreadsheet-file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'spreadsheet-file'],
  [[0x25, 0x50, 0x44, 0x46], 'not-text'],
];
const SAYS = {
  'spreadsheet-file': 'This is a spreadsheet. Save it as CSV and send that.',
  'not-text': 'This is not a text file.',
};

/**
 * Detects the encoding: UTF-8 if all bytes are valid, else Windows-1252, in which every byte is a character. Refuses
 * binary files and files that mix both encodings.
 */
export function encodingOf({ fd, stop }: { fd: number; stop: Int32Array }): { encoding: Encoding } | FileRefusal {
  const scan = new Scan();
  const bytes = Buffer.allocUnsafe(READ_AT_ONCE);
  let is: Encoding | undefined;
  for (let position = 0; ;) {
    const read = readSync(fd, bytes, 0, READ_AT_ONCE, position);
    if (read === 0 || Atomics.load(stop, 0) !== 0) break;
    const chunk = bytes.subarray(0, read);
    if (position === 0) {
      const known = BEGINNINGS.find(([beginning]) => beginning.every((byte, at) => chunk[at] === byte))?.[1];
      if (known === 'spreadsheet-file' || known === 'not-text') return refused(known, SAYS[known]);
      is = known;
    }
    position += read;
    scan.push(chunk);
    if (scan.binary && is !== 'utf-16le') return refused('not-text', SAYS['not-text']);
    if (scan.lines > MAX_LINES) return refused('too-many-rows', `More than ${MAX_LINES} lines: send the file in parts.`);
    if (scan.longest > LONGEST_LINE)
      return refused('cell-too-long', `A line near line ${scan.lines} has more than ${LONGEST_LINE} bytes.`, scan.lines);
  }
  if (is === 'utf-16le') return { encoding: is };
  const { strange, letters } = scan.end();
  if (strange === null) return { encoding: 'utf-8' };
  if (letters === null && is === undefined) return { encoding: 'windows-1252' };
  return refused('mixed-encodings', `Line ${letters ?? 1} is UTF-8 and line ${strange} is not. Save the file again in one encoding.`);
}

const refused = (code: string, message: string, row?: number): FileRefusal => ({
  refused: { code, message, ...(row === undefined ? {} : { row }) },
});

/** Validates UTF-8 across chunks, which may end within a character. */
class Scan {
  binary = false;
  private line = 1;
  private returns = 0;
  private length = 0;
  longest = 0;
  /** Remaining bytes of the current character, and whether it is one common in Italian text. */
  private awaited = 0;
  private common = false;
  private strange: number | null = null;
  private letters: number | null = null;

  push(chunk: Uint8Array): void {
    const plain = this.awaited === 0 && isAscii(chunk);
    for (const byte of chunk) {
      if (byte === 0x0a) this.line += 1;
      if (byte === 0x0d) this.returns += 1;
      this.length = byte === 0x0a || byte === 0x0d ? 0 : this.length + 1;
      if (this.length > this.longest) this.longest = this.length;
      if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0b && byte !== 0x0c && byte !== 0x1a)
        this.binary = true;
      if (!plain) this.follow(byte);
    }
  }

  /** Number of lines, whether they end in LF, CR or both. */
  get lines(): number {
    return Math.max(this.line, this.returns);
  }

  end(): { strange: number | null; letters: number | null } {
    if (this.awaited > 0) this.strange ??= this.line;
    return { strange: this.strange, letters: this.letters };
  }

  private follow(byte: number): void {
    if (this.awaited > 0) {
      this.awaited -= 1;
      if (byte >= 0x80 && byte <= 0xbf) {
        if (this.awaited === 0 && this.common) this.letters ??= this.line;
        return;
      }
      this.strange ??= this.line;
      this.awaited = 0;
    }
    if (byte < 0x80) return;
    // Lead bytes of Italian accented letters. Read as Windows-1252 they are Ã, Ä and Å before a symbol, which no word
    // contains.
    this.common = byte >= 0xc3 && byte <= 0xc5;
    if (byte >= 0xc2 && byte <= 0xdf) this.awaited = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.awaited = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.awaited = 3;
    else this.strange ??= this.line;
  }
}
