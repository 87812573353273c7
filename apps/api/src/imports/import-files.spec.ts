import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { importCalls } from '../../test/import-calls.js';
import { AccessTokens } from '../core/auth/access-token.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
let calls: ReturnType<typeof importCalls>;
let admin: Person;
beforeAll(async () => {
  test = await startApp({}, 'import_files');
  calls = importCalls(test);
  ({ admin } = await test.make.agency());
});
afterAll(() => test.close());

const written = () =>
  asLogin(test.database.adminUrl, async (db) => {
    const { rows } = await db.query<{ n: number }>(
      'SELECT (SELECT count(*) FROM imports)::integer + (SELECT count(*) FROM import_rows)::integer + (SELECT count(*) FROM clients)::integer AS n',
    );
    return rows[0]?.n;
  });

const HEADER = 'Cognome;Nome;Note\n';
const wide = Array.from({ length: 2_000 }, (_, n) => `Colonna ${n}`).join(';');

describe('a file that cannot be imported is refused with a reason, and leaves nothing', () => {
  it.each<[what: string, code: string, file: Buffer | string]>([
    ['nothing', 'empty-file', ''],
    ['a binary file named .csv', 'not-text', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0, 0, 9])],
    ['a picture', 'not-text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['a PDF', 'not-text', '%PDF-1.7 and so on'],
    ['a spreadsheet', 'spreadsheet-file', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0])],
    ['an old spreadsheet', 'spreadsheet-file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['two thousand columns', 'too-many-columns', `${wide}\n${wide}\n`],
    ['a cell of a million characters', 'cell-too-long', `${HEADER}Rossi;Mario;${'x'.repeat(1_000_000)}\n`],
    ['a cell of twenty thousand', 'cell-too-long', `${HEADER}Rossi;Mario;${'x'.repeat(20_000)}\n`],
    ['an unclosed quotation mark', 'unclosed-quote', `${HEADER}Rossi;Mario;"ciao\nVerdi;Anna;y\n`],
    ['a header without rows', 'no-rows', `${HEADER};;\n\n`],
    ['rows without a header', 'no-header', 'a@posta.example;333 1234567\nb@posta.example;333 1234568\n'],
    [
      'two encodings',
      'mixed-encodings',
      Buffer.concat([Buffer.from(`${HEADER}Rossi;Niccolò;x\n`), Buffer.from('Verdi;Niccol\xf2;y\n', 'latin1')]),
    ],
  ])('%s: %s', async (_what, code, file) => {
    const before = await written();
    const { body } = await calls.upload(admin, file).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/file', code })]);
    expect(await written()).toBe(before);
  });

  it.each([
    ['unclosed-quote', `${HEADER}Rossi;Mario;x\nRossi;Mario;"ciao\nVerdi;Anna;y\n`, 3],
    ['cell-too-long', `${HEADER}Rossi;Mario;x\nVerdi;Anna;${'x'.repeat(20_000)}\n`, 3],
    ['too-many-columns', `${HEADER}${wide}\n`, 2],
  ])('names the row: %s', async (code, file, row) => {
    const { body } = await calls.upload(admin, file).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ code, row })]);
  });

  it('names the lines of each encoding', async () => {
    const mixed = Buffer.concat([Buffer.from(`${HEADER}Rossi;Niccolò;x\n`), Buffer.from('Verdi;Niccol\xf2;y\n', 'latin1')]);
    const { body } = await calls.upload(admin, mixed).expect(422);
    expect(body.errors[0].message).toMatch(/Line 2 is UTF-8 and line 3 is not/);
  });

  it.each([
    ['a JSON body', (who: Person) => test.as(who).post('imports').send({ file: 'x' }), 415],
    ['a form without a boundary', (who: Person) => test.as(who).post('imports').set('Content-Type', 'multipart/form-data').send('x'), 400],
    ['a form without a file', (who: Person) => test.as(who).post('imports').field('x', 'y'), 422],
    ['another field', (who: Person) => test.as(who).post('imports').attach('altro', Buffer.from(HEADER), 'x.csv'), 422],
    [
      'two files',
      (who: Person) =>
        test.as(who).post('imports').attach('file', Buffer.from(HEADER), 'x.csv').attach('file', Buffer.from(HEADER), 'y.csv'),
      422,
    ],
    ['a form where no file is taken', (who: Person) => test.as(who).post('clients').attach('file', Buffer.from(HEADER), 'x.csv'), 415],
  ])('%s', async (_what, send, status) => {
    const before = await written();
    await send(admin).expect(status);
    expect(await written()).toBe(before);
  });
});

/** Sends a multipart request of the given length, possibly incomplete, and returns the response. */
async function raw(
  length: number,
  send: (write: (bytes: Buffer | string) => Promise<void>) => Promise<void>,
): Promise<{ answer: string; sent: number }> {
  const { port } = new URL(await test.app.getUrl());
  const socket = connect(Number(port), '127.0.0.1');
  let answer = '';
  let sent = 0;
  socket.on('data', (data) => (answer += data.toString())).on('error', () => undefined);
  const write = (bytes: Buffer | string) =>
    new Promise<void>((resolve) => {
      sent += bytes.length;
      socket.write(bytes, () => resolve());
    });
  const token = test.app.get(AccessTokens).sign(admin.id, admin.sessionId);
  await write(
    `POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: multipart/form-data; boundary=limit\r\n${
      length > 0 ? `Content-Length: ${length}` : 'Transfer-Encoding: chunked'
    }\r\n\r\n`,
  );
  try {
    await send(write);
    for (let waited = 0; answer === '' && waited < 50 && !socket.destroyed; waited += 1) await sleep(100);
  } finally {
    socket.destroy();
  }
  return { answer, sent };
}

const PART = '--limit\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\n';
const chunk = (bytes: Buffer | string) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), Buffer.from(bytes), Buffer.from('\r\n')]);

it('200 MB with a Content-Length are refused before they are sent', async () => {
  const { answer } = await raw(200 * 1024 * 1024, (write) => write(PART));
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('"code":"file-too-large"');
});

it('200 MB without a Content-Length are refused once they pass the limit', async () => {
  const before = await written();
  const megabyte = chunk(Buffer.alloc(1024 * 1024, 'Rossi;Mario;x\n'));
  let answered = false;
  const { answer, sent } = await raw(0, async (write) => {
    await write(chunk(PART));
    for (let n = 0; n < 200 && !answered; n += 1) {
      await Promise.race([write(megabyte), sleep(2_000)]);
      answered = n >= 60;
    }
  });
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(sent).toBeLessThan(70 * 1024 * 1024);
  expect(await written()).toBe(before);
});

it('an upload that is cut off leaves nothing', async () => {
  const before = await written();
  await raw(10_000, async (write) => {
    await write(PART);
    await write(`${HEADER}Rossi;Mario;x\n`);
    await sleep(300);
    throw new Error('cut');
  }).catch(() => undefined);
  await sleep(1_000);
  expect(await written()).toBe(before);
});

describe('files accepted with a note', () => {
  const remarks = async (file: Buffer | string) => (await calls.uploaded(admin, file)).remarks;

  it('a duplicate column name, and the header repeated as a row', async () => {
    expect(await remarks('Cognome;Nome;Note;note\nRossi;Mario;x;y\nCognome;Nome;Note;note\nVerdi;Anna;x;y\n')).toEqual([
      { code: 'same-header', count: 1, row: null, sample: 'note' },
      { code: 'header-repeated', count: 1, row: 3, sample: null },
    ]);
  });

  it('formulas are kept as text, telephone numbers are recognised', async () => {
    expect(await remarks('Cognome;Nome;Tel;Note\nRossi;Mario;+39 011 5551234;=1+1\nVerdi;Anna;-;@SUM(A1)\nNeri;Ugo;;-5\n')).toEqual([
      { code: 'formulas', count: 2, row: 2, sample: '=1+1' },
    ]);
  });

  it('a row with more cells than the header is rejected', async () => {
    const { id, remarks: said } = await calls.uploaded(admin, 'Cognome,Nome,E-mail\nRossi,Mario,mario@posta,example\n');
    expect(said).toEqual([{ code: 'too-many-cells', count: 1, row: 2, sample: null }]);
    expect((await calls.rows(admin, id))[0]).toMatchObject({ outcome: null, reason: 'too-many-cells', displayName: null });
  });
});

describe('forms of a table', () => {
  const accents = 'Cognome;Nome\nRossi;Niccolò\nMüller;Zoë\n';
  it.each<[what: string, file: Buffer | string, encoding: string, delimiter: string]>([
    ['UTF-8', accents, 'utf-8', ';'],
    ['UTF-8 with a byte order mark', `\uFEFF${accents}`, 'utf-8', ';'],
    ['Windows-1252', Buffer.from(accents, 'latin1'), 'windows-1252', ';'],
    ['UTF-16', Buffer.from(`\uFEFF${accents}`, 'utf16le'), 'utf-16le', ';'],
    ['commas', accents.replaceAll(';', ','), 'utf-8', ','],
    ['tabs', accents.replaceAll(';', '\t'), 'utf-8', '\t'],
    ['CR line ends', accents.replaceAll('\n', '\r'), 'utf-8', ';'],
    ['CRLF line ends', accents.replaceAll('\n', '\r\n'), 'utf-8', ';'],
    ['quotes', '"Cognome";"Nome"\n"Rossi";"Niccolò"\n"Müller";"Zoë"', 'utf-8', ';'],
  ])('%s', async (_what, file, encoding, delimiter) => {
    const read = await calls.uploaded(admin, file);
    expect(read).toMatchObject({ encoding, delimiter, rows: 2, headerRow: 1 });
    expect((await calls.rows(admin, read.id)).map(({ displayName }) => displayName)).toEqual(['Niccolò Rossi', 'Zoë Müller']);
  });

  it('row numbers match a spreadsheet’s, with line breaks in cells and empty rows', async () => {
    const { id } = await calls.uploaded(admin, 'Cognome;Nome;Note\n\nRossi;Mario;"una\ndue"\n;;\nVerdi;Anna;\n');
    expect((await calls.rows(admin, id)).map(({ row, cells }) => [row, cells[2]])).toEqual([
      [3, 'una\ndue'],
      [5, ''],
    ]);
  });

  it('an unclear column is recognised by its content', async () => {
    const { suggestedMapping, columns } = await calls.uploaded(
      admin,
      'Chi è,Campo A,Campo B,Campo C\nRossi,RSSMRA80A01H501U,mario@posta.example,01/01/1980\nVerdi,DNGGLC70S27H501L,anna@posta.example,01/08/1985\n',
    );
    expect(suggestedMapping).toEqual([
      { column: 1, field: 'fiscalCode' },
      { column: 2, field: 'email' },
      { column: 3, field: 'birthDate' },
    ]);
    expect(columns.map(({ recognisedBy }) => recognisedBy)).toEqual([null, 'content', 'content', 'content']);
  });
});

it('a file is accepted once per Idempotency-Key, and another file with the same key is refused', async () => {
  const send = (file: string) => calls.upload(admin, file).set('Idempotency-Key', 'one-file');
  const first = await send(`${HEADER}Rossi;Mario;x\n`).expect(201);
  const again = await send(`${HEADER}Rossi;Mario;x\n`).expect(201);
  expect([again.body.id, again.headers['idempotency-replayed']]).toEqual([first.body.id, 'true']);
  expect((await send(`${HEADER}Verdi;Anna;x\n`).expect(422)).body.code).toBe('idempotency-key-reused');
});
