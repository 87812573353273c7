import { isAscii } from 'node:buffer';
import { invalid } from '../core/errors.js';

/** What the bytes of a file are. UTF-16 is what spreadsheets call "Unicode text". */
export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';

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
 * Says what the bytes are: UTF-8 if all of them can be, else Windows-1252, in which any byte is a letter.
 * @throws 422 for what is no text, and for text of which one part is the one and another part the other
 */
export async function encodingOf(bytes: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const scan = new Scan();
  let first = true;
  let is: Encoding | undefined;
  for await (const chunk of bytes) {
    if (first) {
      const known = BEGINNINGS.find(([beginning]) => beginning.every((byte, at) => chunk[at] === byte))?.[1];
      if (known === 'spreadsheet-file' || known === 'not-text') throw refused(known, SAYS[known]);
      if (known === 'utf-16le') return known;
      is = known;
    }
    first = false;
    scan.push(chunk);
  }
  const { strange, letters } = scan.end();
  if (scan.binary) throw refused('not-text', SAYS['not-text']);
  if (strange === null) return 'utf-8';
  if (letters === null && is === undefined) return 'windows-1252';
  throw refused('mixed-encodings', `Line ${letters ?? 1} is UTF-8 and line ${strange} is not. Save the file again, as one of the two.`);
}

const refused = (code: string, message: string) => invalid([{ pointer: '/file', code, message }]);

/** Follows UTF-8 through chunks that end anywhere. */
class Scan {
  binary = false;
  private line = 1;
  /** How many more bytes the letter has, and whether it is one that Italian texts have. */
  private awaited = 0;
  private common = false;
  private strange: number | null = null;
  private letters: number | null = null;

  push(chunk: Uint8Array): void {
    const plain = this.awaited === 0 && isAscii(chunk);
    for (const byte of chunk) {
      if (byte === 0x0a) this.line += 1;
      if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0b && byte !== 0x0c && byte !== 0x1a)
        this.binary = true;
      if (!plain) this.follow(byte);
    }
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
    // In Windows-1252 these three are Ã, Ä and Å, before a sign that no word has there.
    this.common = byte >= 0xc3 && byte <= 0xc5;
    if (byte >= 0xc2 && byte <= 0xdf) this.awaited = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.awaited = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.awaited = 3;
    else this.strange ??= this.line;
  }
}
