import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { startApp, type TestApp } from '../../../test/app.js';
import { asLogin } from '../../../test/database.js';
import { drawing } from '../../../test/drawing.js';
import type { Person } from '../../../test/make.js';
import { readPdf, squeezed } from '../../../test/read-pdf.js';
import { Purge } from '../../core/records/purge.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const made = async (person: Person) => {
  const { id } = await test.make.client(person, { type: 'corporate' });
  const body = {
    performedOn: '2026-10-14',
    kind: 'Manutenzione',
    description: 'Verificati 12 erogatori.\nSostituita la valvola di zona.',
    technicianId: person.id,
  };
  const { body: intervention } = await test.as(person).post(`clients/${id}/interventions`).send(body).expect(201);
  return { clientId: id, at: `clients/${id}/interventions/${intervention.id}`, intervention };
};
const fetched = async (person: Person, at: string) =>
  (await test.as(person).get(`${at}/report`).responseType('blob').expect(200)).body as Buffer;
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const verify = async (sha256: string) => (await test.as().post('public/verify-document').send({ sha256 }).expect(200)).body;

it('a report is generated, signed by hand, locked, and verified by its exact bytes', async () => {
  const { admin } = await test.make.agency();
  const { at, clientId, intervention } = await made(admin);
  expect(intervention).toMatchObject({ report: null, signature: null });
  await test.as(admin).get(`${at}/report`).expect(404);
  await test
    .as(admin)
    .post(`${at}/signature`)
    .send({ method: 'typed', signerName: 'Renato Sartori' })
    .expect(409)
    .expect(({ body }) => expect(body.code).toBe('no-report'));
  const { body: reported } = await test.as(admin).post(`${at}/report`).expect(200);
  expect(reported).toMatchObject({ report: { versionNumber: 1, fileName: 'Rapporto 2026-10-14.pdf' }, signature: null, version: 2 });
  const plain = await fetched(admin, at);
  expect(await verify(hashOf(plain))).toEqual({ genuine: false, signedAt: null });

  const { body: signed } = await test
    .as(admin)
    .post(`${at}/signature`)
    .send({ method: 'drawn', signerName: 'Renato Sartori', image: drawing(200) })
    .expect(200);
  const pdf = await fetched(admin, at);
  expect(signed).toMatchObject({
    report: { versionNumber: 2 },
    signature: { method: 'drawn', signerName: 'Renato Sartori', sha256: hashOf(pdf) },
  });
  expect((await PDFDocument.load(pdf)).getPageCount()).toBe((await PDFDocument.load(plain)).getPageCount() + 1);
  expect(pdf.subarray(0, plain.length).equals(plain)).toBe(true);
  expect(await verify(hashOf(pdf).toUpperCase())).toEqual({ genuine: true, signedAt: signed.signature.signedAt });
  const forged = Buffer.from(pdf);
  forged[Math.floor(pdf.length / 2)] = (forged[Math.floor(pdf.length / 2)] ?? 0) ^ 1;
  expect(await verify(hashOf(forged))).toEqual({ genuine: false, signedAt: null });
  const { body: timeline } = await test.as(admin).get(`clients/${clientId}/timeline?kind=sheet-signed`).expect(200);
  expect(timeline.data[0].changes).toContainEqual({ field: 'signerName', from: null, to: 'Renato Sartori' });

  const change = () => test.as(admin).patch(at).set('If-Match', '*').send({ materials: 'Valvola' });
  expect((await change().expect(409)).body.code).toBe('intervention-signed');
  await test.as(admin).post(`${at}/signature`).send({ method: 'typed', signerName: 'Altri' }).expect(409);
  const document = `clients/${clientId}/documents/${signed.report.documentId}`;
  await test.as(admin).patch(document).set('If-Match', '*').send({ name: 'x.pdf' }).expect(409);
  await test.as(admin).delete(document).set('If-Match', '*').expect(409);
  await test.as(admin).post(`${document}/versions`).attach('file', plain, 'a.pdf').expect(409);

  // A new version starts unsigned; signed versions stay signed.
  const { body: again } = await test.as(admin).post(`${at}/report`).expect(200);
  expect(again).toMatchObject({ report: { versionNumber: 3 }, signature: null });
  await change().expect(200);
  expect((await verify(hashOf(pdf))).genuine).toBe(true);
  const { body: versions } = await test.as(admin).get(`${document}/versions`).expect(200);
  expect(versions.data.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
});

it('a report is uploaded and signed with a typed name', async () => {
  const { admin } = await test.make.agency();
  const { at } = await made(admin);
  const pdf = await PDFDocument.create();
  pdf.addPage();
  const bytes = Buffer.from(await pdf.save());
  // An uploaded report replaces a composed one and keeps its own file name.
  await test.as(admin).post(`${at}/report`).expect(200);
  const { body: reported } = await test.as(admin).post(`${at}/report`).attach('file', bytes, 'Rapporto firmato.pdf').expect(200);
  expect(reported.report).toMatchObject({ fileName: 'Rapporto firmato.pdf', sha256: hashOf(bytes) });
  const { body: signed } = await test
    .as(admin)
    .post(`${at}/signature`)
    .send({ method: 'typed', signerName: 'Wioletta Łukasiewicz' })
    .expect(200);
  const result = await fetched(admin, at);
  expect([hashOf(result), (await PDFDocument.load(result)).getPageCount()]).toEqual([signed.signature.sha256, 2]);
  expect(result.subarray(0, bytes.length).equals(bytes)).toBe(true);
  await test
    .as(admin)
    .post(`${at}/report`)
    .attach('file', Buffer.from('nota'), 'nota.txt')
    .expect(422)
    .expect(({ body }) => expect(body.errors).toMatchObject([{ code: 'not-a-pdf' }]));
});

it('a report is composed of the texts as typed, and refused when its font lacks a letter', async () => {
  const { admin } = await test.make.agency();
  const { at } = await made(admin);
  const change = (fields: object) => test.as(admin).patch(at).set('If-Match', '*').send(fields).expect(200);
  await change({ description: '#panic("x") $a$ [b] @c \\ <d> *e*\r\nŁódź Ελλάδα Москва', materials: 'x'.repeat(3000) });
  await test.as(admin).post(`${at}/report`).expect(200);
  const first = await fetched(admin, at);
  const { texts, tags } = await readPdf(first);
  const text = squeezed(texts.join(''));
  expect(tags).toContainEqual({ role: 'H1' });
  expect(text).toContain('#panic("x")$a$[b]@c\\<d>*e*ŁódźΕλλάδαМосква');
  expect(text).toContain('x'.repeat(3000));
  await test.as(admin).post(`${at}/report`).expect(200);
  expect(hashOf(await fetched(admin, at))).toBe(hashOf(first));
  await change({ description: 'Caldaia 你好' });
  expect((await test.as(admin).post(`${at}/report`).expect(409)).body).toMatchObject({ code: 'unprintable-characters' });
});

it('a report signed offline may state its time, but not a future one', async () => {
  const { admin } = await test.make.agency();
  const { at } = await made(admin);
  await test.as(admin).post(`${at}/report`).expect(200);
  const sign = (from: number) => {
    const capturedAt = new Date(Date.now() + from).toISOString();
    return test.as(admin).post(`${at}/signature`).send({ method: 'typed', signerName: 'Renato Sartori', capturedAt });
  };
  const { body: problem } = await sign(3_600_000).expect(422);
  expect(problem.errors).toMatchObject([{ pointer: '/capturedAt', code: 'in-the-future' }]);
  const { body: signed } = await sign(-7_200_000).expect(200);
  expect(Date.parse(signed.signature.signedAt)).toBeGreaterThan(Date.now() - 60_000);
});

it.each([
  ['nothing drawn', { method: 'drawn', image: drawing(0) }, 'empty-signature'],
  ['a dot', { method: 'drawn', image: drawing(5) }, 'empty-signature'],
  ['no drawing', { method: 'drawn' }, 'required'],
  [
    'a drawing that is not a PNG',
    { method: 'drawn', image: `data:image/png;base64,${Buffer.from('x'.repeat(100)).toString('base64')}` },
    'required',
  ],
  ['the first bytes of a drawing', { method: 'drawn', image: `data:image/png;base64,iVBORw0KGgo=` }, 'empty-signature'],
  ['a truncated drawing', { method: 'drawn', image: drawing(200).slice(0, 80) }, undefined],
  ['a drawing together with a typed name', { method: 'typed', image: drawing(200) }, 'not-of-this-kind'],
])('a signature with %s is refused', async (_what, body, code) => {
  const { admin } = await test.make.agency();
  const { at } = await made(admin);
  await test.as(admin).post(`${at}/report`).expect(200);
  const { body: problem } = await test
    .as(admin)
    .post(`${at}/signature`)
    .send({ signerName: 'x', ...body })
    .expect(422);
  expect(problem.errors).toMatchObject([{ pointer: '/image', ...(code && { code }) }]);
  expect((await test.as(admin).get(at).expect(200)).body.signature).toBeNull();
});

it('one of four simultaneous signatures succeeds, and a repeated Idempotency-Key signs once', async () => {
  const { admin } = await test.make.agency();
  const { at } = await made(admin);
  await test.as(admin).post(`${at}/report`).expect(200);
  const sign = () => test.as(admin).post(`${at}/signature`);
  const answers = await Promise.all(Array.from({ length: 4 }, (_, n) => sign().send({ method: 'typed', signerName: `Numero ${n}` })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.every(({ status }) => [200, 409, 412].includes(status))).toBe(true);
  await test.as(admin).post(`${at}/report`).expect(200);
  const once = () => sign().set('Idempotency-Key', 'from-the-phone-1').send({ method: 'typed', signerName: 'Una volta' });
  const [first, second] = [await once().expect(200), await once()];
  expect([second.status, second.body, second.headers['idempotency-replayed']]).toEqual([200, first.body, 'true']);
});

it('a signed report discarded on the device before it was sent is recorded in the timeline, once', async () => {
  const { admin } = await test.make.agency();
  const { id } = await test.make.client(admin);
  const at = `clients/${id}/interventions/discarded-report`;
  const body = { performedOn: '2026-10-14', kind: 'Collaudo', signerName: 'Nicolò D’Aversa', signedAt: '2026-10-14T15:30:00Z' };
  const discard = () => test.as(admin).post(at).set('Idempotency-Key', 'from-the-phone-2').send(body);
  await discard().expect(204);
  await discard().expect(204);
  const { body: timeline } = await test.as(admin).get(`clients/${id}/timeline?kind=sheet-discarded`).expect(200);
  expect(timeline.data).toMatchObject([
    {
      title: 'Signed intervention report discarded unsent',
      actor: { id: admin.id },
      link: null,
      changes: [
        { field: 'interventions', from: 'Collaudo 2026-10-14', to: null },
        { field: 'signerName', from: 'Nicolò D’Aversa', to: null },
        { field: 'signedAt', from: '2026-10-14T15:30:00.000Z', to: null },
      ],
    },
  ]);
  const { body: problem } = await test
    .as(admin)
    .post(at)
    .send({ ...body, signedAt: new Date(Date.now() + 3_600_000).toISOString() })
    .expect(422);
  expect(problem.errors).toMatchObject([{ pointer: '/signedAt', code: 'in-the-future' }]);
  await test
    .as((await test.make.agency()).admin)
    .post(at)
    .send(body)
    .expect(404);
});

it('a signed report is kept: neither deleted, nor purged with its client or from the trash', async () => {
  const { admin } = await test.make.agency();
  const agencyId = admin.agencyId;
  const { at, clientId, intervention } = await made(admin);
  const { at: unsigned } = await made(admin);
  await test.as(admin).delete(unsigned).set('If-Match', '*').expect(204);

  await test.as(admin).post(`${at}/report`).expect(200);
  const { body: signed } = await test.as(admin).post(`${at}/signature`).send({ method: 'typed', signerName: 'Renato Sartori' }).expect(200);
  const remove = () => test.as(admin).delete(at).set('If-Match', '*');
  expect((await remove().expect(409)).body.code).toBe('intervention-signed');
  // This holds even after a new, unsigned version of the report.
  await test.as(admin).post(`${at}/report`).expect(200);
  expect((await remove().expect(409)).body.code).toBe('intervention-signed');

  await test.as(admin).delete(`clients/${clientId}`).set('If-Match', '*').expect(204);
  const inTrash = async () =>
    (await test.as(admin).get('trash').expect(200)).body.data.find((item: { id: string }) => item.id === clientId);
  const { deletedAt, purgedAt } = await inTrash();
  expect(purgedAt).toBeNull();
  const purge = test.app.get(Purge);
  await purge.run({ agencyId, record: 'clients', ids: [clientId], deletedAt });
  await test.as(admin).post(`trash/clients/${clientId}/restore`).expect(200);
  expect(await verify(signed.signature.sha256)).toMatchObject({ genuine: true });

  // Simulates data of an earlier release, which allowed the deletion.
  await asLogin(test.database.ownerUrl, (db) =>
    db.query('UPDATE interventions SET deleted_at = $2, deleted_by_id = created_by_id WHERE id = $1', [intervention.id, deletedAt]),
  );
  await purge.run({ agencyId, record: 'interventions', ids: [intervention.id], deletedAt });
  await test.as(admin).post(`trash/interventions/${intervention.id}/restore`).send({}).expect(200);
});
