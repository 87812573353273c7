import { deflateSync } from 'node:zlib';
import { zipSync, strToU8 } from 'fflate';
import { pdf } from './sample-files.js';

/** A multipart form with a file, as raw bytes. */
export interface OddUpload {
  name: string;
  to: 'documents' | 'imports';
  boundary: string;
  body: Buffer;
}

const BOUNDARY = 'limit';
const MEGABYTE = 1024 * 1024;
const disposition = (fileName: string) => `Content-Disposition: form-data; name="file"; filename="${fileName}"`;

function form(fileName: string, bytes: Uint8Array, headers = [disposition(fileName)]): Buffer {
  return Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n${headers.join('\r\n')}\r\n\r\n`), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Parts of a valid Word file. */
export const wordParts = (types = WORD): Record<string, Uint8Array> => ({
  '[Content_Types].xml': strToU8(`<Types><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`),
  '_rels/.rels': strToU8('<Relationships/>'),
  'word/document.xml': strToU8('<w:document/>'),
});
export const zipped = (parts: Record<string, Uint8Array>): Buffer => Buffer.from(zipSync(parts, { level: 6 }));

const objects = (inside: string) => {
  const stream = deflateSync(Buffer.from(inside));
  return Buffer.concat([
    Buffer.from('%PDF-1.5\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n'),
    stream,
    Buffer.from('\nendstream endobj\n%%EOF'),
  ]);
};

/** Valid and nearly valid documents. */
const DOCUMENTS: Record<string, () => [fileName: string, bytes: Uint8Array]> = {
  'a PDF': () => ['a.pdf', pdf('x')],
  'a PDF of zeros': () => ['a.pdf', Buffer.concat([pdf('x'), Buffer.alloc(5 * MEGABYTE)])],
  'a PDF of open streams': () => ['a.pdf', Buffer.concat([pdf('x'), Buffer.from('/ObjStm stream\n'.repeat(100_000))])],
  'a PDF of names': () => ['a.pdf', Buffer.concat([pdf('x'), Buffer.from('/#4a#53'.repeat(200_000))])],
  'a PDF that unpacks to much': () => ['a.pdf', objects('<<>>'.repeat(10_000_000))],
  'a Word file': () => ['a.docx', zipped(wordParts())],
  'a Word file of ten thousand parts': () => [
    'a.docx',
    zipped({ ...wordParts(), ...Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`word/p${n}.xml`, strToU8('<x/>')])) }),
  ],
  'a Word file that unpacks to much': () => ['a.docx', zipped({ ...wordParts(), 'word/big.xml': new Uint8Array(150 * MEGABYTE) })],
  'a spreadsheet under the name of a text': () => [
    'a.docx',
    zipped(wordParts('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml')),
  ],
  'half of a Word file': () => ['a.docx', zipped(wordParts()).subarray(0, 300)],
  'a picture': () => ['a.png', Buffer.from('89504e470d0a1a0a0000000d49484452ffffffffffffffff0806000000', 'hex')],
  'a text of one line': () => ['a.txt', Buffer.alloc(10 * MEGABYTE, 'x')],
  'a text without letters': () => ['a.txt', Buffer.alloc(100_000, 0x80)],
  nothing: () => ['a.pdf', Buffer.alloc(0)],
  'one byte': () => ['a.pdf', Buffer.from('%')],
  'more than the maximum size': () => ['a.pdf', Buffer.alloc(20 * MEGABYTE + 1, 'x')],
};

const rows = (count: number, row: string) => Buffer.from(`Cognome;Nome;Note\n${row.repeat(count)}`);
/** Valid and nearly valid tables. */
const TABLES: Record<string, () => [fileName: string, bytes: Uint8Array]> = {
  'a table': () => ['a.csv', rows(50, 'Rossi;Mario;x\n')],
  'empty lines': () => ['a.csv', rows(3_000_000, '\n')],
  'empty lines of Windows': () => ['a.csv', rows(1_500_000, '\r\n')],
  'half a million empty rows': () => ['a.csv', rows(500_000, ';;\n')],
  'a row without end': () => ['a.csv', rows(1, 'x'.repeat(20 * MEGABYTE))],
  'a row of cells without end': () => ['a.csv', rows(1, ';'.repeat(20 * MEGABYTE))],
  'long rows': () => ['a.csv', rows(200, `Rossi;Mario;${'x'.repeat(9_000)};${'y'.repeat(9_000)}\n`)],
  'rows that are too long': () => ['a.csv', rows(200, `${'x;'.repeat(60_000)}\n`)],
  'a quote that is open': () => ['a.csv', rows(1, `"${'Rossi;Mario\n'.repeat(500_000)}`)],
  'quotes alone': () => ['a.csv', rows(1, '"'.repeat(2_000_000))],
  'quotes in quotes': () => ['a.csv', rows(10_000, '"a""b""c";x\n')],
  spaces: () => ['a.csv', Buffer.alloc(5 * MEGABYTE, ' ')],
  tabs: () => ['a.csv', Buffer.alloc(5 * MEGABYTE, '\t')],
  'line feeds alone': () => ['a.csv', Buffer.alloc(5 * MEGABYTE, '\n')],
  'carriage returns alone': () => ['a.csv', Buffer.alloc(2 * MEGABYTE, '\r')],
  'one letter': () => ['a.csv', Buffer.from('x')],
  'columns without end': () => ['a.csv', Buffer.from(`${'Colonna;'.repeat(100_000)}\n`)],
  zeros: () => ['a.csv', Buffer.alloc(MEGABYTE)],
  'halves of letters': () => ['a.csv', Buffer.alloc(MEGABYTE, 0xc3)],
  formulas: () => ['a.csv', rows(20_000, '=1+1;@SUM(A1);+cmd\n')],
};

/** Ways to wrap a file in a form. */
const FORMS: Record<string, (fileName: string, bytes: Uint8Array) => Buffer> = {
  'a well-formed form': form,
  'without its end': (name, bytes) => form(name, bytes).subarray(0, -(BOUNDARY.length + 8)),
  'half of it': (name, bytes) => form(name, bytes).subarray(0, Math.floor(bytes.length / 2) + 40),
  'with another boundary': (name, bytes) =>
    Buffer.from(form(name, bytes).toString('latin1').replaceAll(`--${BOUNDARY}`, '--other'), 'latin1'),
  'with line feeds alone': (name, bytes) => form(name, bytes, [disposition(name).replaceAll('\r\n', '\n')]),
  'with a hundred headers': (name, bytes) => form(name, bytes, [...Array.from({ length: 100 }, (_, n) => `X-${n}: y`), disposition(name)]),
  'with a header of 100 kB': (name, bytes) => form(name, bytes, [`X: ${'y'.repeat(100_000)}`, disposition(name)]),
  'with a name of 50 kB': (_name, bytes) => form('', bytes, [disposition('n'.repeat(50_000))]),
  'with a name of quotes': (_name, bytes) => form('', bytes, [disposition('"\\"";;=\u0000')]),
  'without a name': (_name, bytes) => form('', bytes, ['Content-Disposition: form-data; name="file"']),
  'without a disposition': (_name, bytes) => form('', bytes, ['Content-Type: text/csv']),
  'in a field of another name': (name, bytes) => form(name, bytes, [disposition(name).replace('"file"', '"altro"')]),
  twice: (name, bytes) => Buffer.concat([form(name, bytes).subarray(0, -(BOUNDARY.length + 6)), form(name, bytes)]),
  'after text': (name, bytes) => Buffer.concat([Buffer.from('x'.repeat(5_000)), form(name, bytes)]),
  'with text after it': (name, bytes) => Buffer.concat([form(name, bytes), Buffer.from('x'.repeat(5_000))]),
  'after fifty fields': (name, bytes) =>
    Buffer.concat([Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n`.repeat(50)), form(name, bytes)]),
};

/** Yields up to `max` uploads, spread over all combinations and built lazily, because together they would take gigabytes. */
export function* oddUploads(max: number): Generator<OddUpload> {
  const kinds = [
    ...Object.entries(TABLES).map(([name, make]) => ({ name, make, to: 'imports' as const })),
    ...Object.entries(DOCUMENTS).map(([name, make]) => ({ name, make, to: 'documents' as const })),
  ];
  const all = Object.entries(FORMS).flatMap(([how, around]) => kinds.map((kind) => ({ ...kind, how, around })));
  // Starts with each file in a well-formed form.
  const whole = kinds.length;
  for (let n = 0; n < Math.min(max, all.length); n += 1) {
    const at = n < whole ? n : whole + Math.floor(((n - whole) * (all.length - whole)) / Math.max(1, Math.min(max, all.length) - whole));
    const upload = all[at];
    if (!upload) continue;
    const [fileName, bytes] = upload.make();
    yield { name: `${upload.name}, ${upload.how}`, to: upload.to, boundary: BOUNDARY, body: upload.around(fileName, bytes) };
  }
}
