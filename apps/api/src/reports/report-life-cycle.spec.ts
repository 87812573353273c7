import { createHash } from 'node:crypto';
import { startApp, type TestApp } from '../../test/app.js';
import { approvableReport, draftOf } from '../../test/approvable-report.js';
import { completedQuestionnaire } from '../../test/completed-questionnaire.js';
import { asLogin } from '../../test/database.js';
import { drawing } from '../../test/drawing.js';
import type { Person, TestAgency } from '../../test/make.js';
import { readPdf, squeezed } from '../../test/read-pdf.js';
import { PNG } from '../../test/sample-files.js';
import type { ClientType } from '../clients/client.dto.js';
import type { ReportDetailDto } from './report-detail.dto.js';

let test: TestApp;
let agency: TestAgency;
let agent: Person;
beforeAll(async () => {
  test = await startApp({}, 'report-life-cycle');
  agency = await test.make.agency('Agenzia Bellini');
  agent = await test.make.person(agency, { role: 'agent' });
  await test.make.privacyNotice(agency.admin);
  await test.as(agency.admin).put('settings/agency/logo').attach('file', PNG, 'logo.png').expect(200);
});
afterAll(() => test.close());

const OWN_WORDS = 'Vorrei #set e $x$ [a] @b \\ e «virgolette»';
/** A draft that can be approved. */
async function draft(type: ClientType = 'retail', name = 'Rossi'): Promise<string> {
  const client = await test.make.client(agent, type === 'corporate' ? { type, companyName: name } : { type, lastName: name });
  return approvableReport(test, agent, client.id, type, { 'priorities.own_words': OWN_WORDS });
}
const report = async (id: string): Promise<ReportDetailDto> => (await test.as(agent).get(`reports/${id}`).expect(200)).body;
const edit = (id: string, body: object, by = agent) => test.as(by).patch(`reports/${id}`).set('If-Match', '*').send(body);
const approve = (id: string, by = agent) => test.as(by).post(`reports/${id}/approve`).set('If-Match', '*');
const deliver = (id: string, body: object) => test.as(agent).post(`reports/${id}/deliver`).send(body);
const acknowledge = (id: string, body: object) => test.as(agent).post(`reports/${id}/acknowledge`).send(body);
async function pdf(path: string): Promise<Buffer> {
  return (await test.as(agent).get(path).responseType('blob').expect(200).expect('Content-Type', 'application/pdf')).body;
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const sql = (text: string, values: unknown[]) => asLogin(test.database.ownerUrl, (db) => db.query(text, values));
const kindsOf = async (clientId: string): Promise<string[]> =>
  (await test.as(agent).get(`clients/${clientId}/timeline`).expect(200)).body.data.map(({ kind }: { kind: string }) => kind);

it.each(['retail', 'professional', 'corporate'] as const)('a report on %s goes from the draft to the signature', async (type) => {
  const id = await draft(type);
  const before = await report(id);
  expect(before.approvalProblems).toEqual([]);
  const [first] = before.recommendations;
  const { body: changed } = await edit(id, {
    sections: [{ code: 'priorities', text: 'Prima la casa.\n\n- incendio\n- responsabilità civile' }],
    refusals: [{ cover: first?.cover, reason: 'Preferisce aspettare.', refusedOn: '2026-11-21' }],
    nextSteps: [{ text: 'Preventivi', dueOn: '2026-12-08', responsibleId: agent.id }],
    disclosure: { personalRecommendation: true, remuneration: 'provvigione', precontract: { version: '3', deliveredOn: '2026-11-11' } },
  }).expect(200);
  expect(changed.version).toBe(before.version + 1);
  const { body: again } = await edit(id, { sections: [{ code: 'needs', text: 'Altro.' }] }).expect(200);
  const written = Object.fromEntries(
    again.sections.map(({ code, text, origin }: { code: string; text: string; origin: string }) => [code, { text, origin }]),
  );
  expect(written).toMatchObject({
    needs: { text: 'Altro.', origin: 'edited' },
    priorities: { origin: 'edited' },
    policies: { text: null, origin: 'built_in' },
  });
  await edit(id, { sections: [{ code: 'needs', text: null }] }).expect(200);

  const drafted = await readPdf(await pdf(`reports/${id}/pdf`));
  expect(drafted.texts.join()).toContain('Bozza');

  const once = () => approve(id).set('Idempotency-Key', 'approval-1');
  const { body: approved } = await once().expect(200);
  expect(approved).toMatchObject({ status: 'approved', approvedBy: { id: agent.id }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await once().expect(200)).body).toEqual(approved);
  const stored = await pdf(`reports/${id}/pdf`);
  expect(sha256(stored)).toBe(approved.sha256);
  const { texts, tags } = await readPdf(stored);
  const words = squeezed(texts.join(''));
  for (const text of [OWN_WORDS, 'Prima la casa.', 'Preferisce aspettare.', 'Preventivi', 'provvigione'])
    expect(words).toContain(squeezed(text));
  expect(words).not.toContain('Bozza');
  expect(tags.map(({ alt }) => alt)).toContain('Logo di Agenzia Bellini');
  for (const refused of [edit(id, { nextSteps: [] }), approve(id)]) expect((await refused.expect(409)).body.code).toBe('report-approved');

  const { body: delivered } = await deliver(id, { channel: 'hand' }).expect(200);
  expect(delivered).toMatchObject({ status: 'delivered', deliveryChannel: 'hand', link: null });
  const receipt = { method: 'drawn', signerName: 'Maria Rossi', image: drawing(120) };
  const sign = () => acknowledge(id, receipt).set('Idempotency-Key', 'receipt-1');
  const { body: signed } = await sign().expect(200);
  expect((await sign().expect(200)).body).toEqual(signed);
  expect(signed).toMatchObject({ status: 'acknowledged', signerName: 'Maria Rossi' });
  const file = await pdf(`reports/${id}/pdf`);
  expect(file.subarray(0, stored.length).equals(stored)).toBe(true);
  expect(squeezed((await readPdf(file)).texts.at(-1) ?? '')).toContain(
    squeezed('Il cliente conferma di aver ricevuto il report contenuto'),
  );
  expect(signed.sha256).toBe(sha256(file));
  const { body: verified } = await test.as(agent).post('public/verify-document').send({ sha256: signed.sha256 }).expect(200);
  expect(verified.genuine).toBe(true);
  expect(await kindsOf(before.client.id)).toEqual(expect.arrayContaining(['report-approved', 'report-delivered', 'report-acknowledged']));
  expect((await acknowledge(id, { method: 'hand', signerName: 'Maria Rossi' }).expect(409)).body.code).toBe('report-acknowledged');
  expect((await deliver(id, { channel: 'hand' }).expect(409)).body.code).toBe('report-acknowledged');

  const { body: next } = await test.as(agent).post(`reports/${id}/new-version`).expect(200);
  expect(next).toMatchObject({
    number: 2,
    status: 'draft',
    assessedOn: before.assessedOn,
    approvedAt: null,
    deliveredAt: null,
    acknowledgedAt: null,
    sha256: null,
  });
  expect(next.refusals).toEqual(signed.refusals);
  expect(next.sections.find(({ code }: { code: string }) => code === 'priorities').text).toContain('Prima la casa.');
  expect((await test.as(agent).post(`reports/${id}/new-version`).expect(409)).body.code).toBe('draft-exists');
  expect((await test.as(agent).post(`reports/${next.id}/new-version`).expect(409)).body.code).toBe('report-not-approved');
  expect(sha256(await pdf(`reports/${id}/pdf`))).toBe(signed.sha256);
});

it('answers about health are printed in a draft for those who may read them, and never in the stored file', async () => {
  const { id: clientId } = await test.make.client(agent);
  const id = await approvableReport(test, agent, clientId, 'retail', { 'health.state': 'serious', 'health.conditions': true });
  const question = squeezed('Come descriverebbe la Sua salute?');
  const wordsOf = async () => squeezed((await readPdf(await pdf(`reports/${id}/pdf`))).texts.join(''));
  expect(await wordsOf()).toContain(question);
  await approve(id).expect(200);
  expect(await wordsOf()).not.toContain(question);
});

it('the client opens the link, downloads the report and acknowledges it once', async () => {
  const id = await draft();
  expect((await deliver(id, { channel: 'link' }).expect(409)).body.code).toBe('report-not-approved');
  await approve(id).expect(200);
  expect((await acknowledge(id, { method: 'hand', signerName: 'Maria' }).expect(409)).body.code).toBe('report-not-delivered');
  const { body: delivered } = await deliver(id, { channel: 'link' }).expect(200);
  const token = /\/documento#([\w-]{43})$/.exec(delivered.link)?.[1] ?? '';
  const open = (of = token, path = '') => test.as().get(`public/reports/${of}${path}`);
  const shown = { agency: { name: 'Agenzia Bellini' }, kind: 'consulting', deliveredAt: delivered.deliveredAt, acknowledgedAt: null };
  await open().expect(200, shown);
  const { body: file } = await open(token, '/pdf').responseType('blob').expect(200);
  expect(sha256(file)).toBe(delivered.sha256);
  const { body: confirmed } = await test.as().post(`public/reports/${token}/acknowledge`).expect(200);
  expect(confirmed).toEqual({ ...shown, acknowledgedAt: expect.any(String) });
  await test.as().post(`public/reports/${token}/acknowledge`).expect(200, confirmed);
  expect(await report(id)).toMatchObject({ status: 'acknowledged', acknowledgedAt: confirmed.acknowledgedAt });
  const { body: unknown } = await open('A'.repeat(43)).expect(404);
  const { body: short } = await open('x').expect(404);
  expect([unknown.code, short.code]).toEqual(['report-not-available', 'report-not-available']);
  await sql("UPDATE reports SET delivered_at = delivered_at - interval '91 days' WHERE id = $1", [id]);
  await open().expect(404);
});

it('a mail brings the link to the address that was given', async () => {
  const id = await draft();
  await approve(id).expect(200);
  await deliver(id, { channel: 'mail', email: 'maria@rossi.example' }).expect(200);
  const { body } = await test.as(agency.admin).get('outbox').expect(200);
  expect(body.data.filter(({ recipient }: { recipient: string }) => recipient === 'maria@rossi.example')).toMatchObject([
    { subject: 'Agenzia Bellini: il Suo report consulenziale' },
  ]);
});

it('approval lists the topics that are missing and the drafts of a model that nobody has read', async () => {
  const questionnaireId = await completedQuestionnaire(test, agent, await test.make.client(agent));
  const id = await draftOf(test, agent, questionnaireId);
  // As on a template of the agency that does not ask them.
  await sql(`UPDATE questionnaire_answers SET answers = '{}', health = '{}' WHERE questionnaire_id = $1`, [questionnaireId]);
  await sql(`UPDATE reports SET sections = '{"needs": {"text": "Testo.", "origin": "ai", "reviewed": false}}' WHERE id = $1`, [id]);
  const { body } = await approve(id).expect(409);
  expect(body.code).toBe('report-not-approvable');
  expect(body.problems).toEqual((await report(id)).approvalProblems);
  expect(body.problems.map(({ code }: { code: string }) => code)).toEqual(
    expect.arrayContaining(['missing-topic', 'section-not-reviewed']),
  );
  const { body: read } = await edit(id, { sections: [{ code: 'needs', reviewed: true }] }).expect(200);
  expect(read.sections[0]).toMatchObject({ text: 'Testo.', origin: 'ai', reviewed: true });
  expect(read.approvalProblems.map(({ code }: { code: string }) => code)).not.toContain('section-not-reviewed');
});

it('only those with the permission approve, and only the version that they have read', async () => {
  const id = await draft();
  const { body } = await approve(id, await test.make.person(agency, { role: 'back_office' })).expect(403);
  expect(body.detail).toContain('reports:approve');
  await test.as(agent).post(`reports/${id}/approve`).set('If-Match', '"9"').expect(412);
  const both = await Promise.all([approve(id), approve(id)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

describe('refused', () => {
  let id: string;
  let analytic: string;
  beforeAll(async () => {
    id = await draft();
    const { questionnaireId } = await report(id);
    analytic = await draftOf(test, agent, questionnaireId, 'analytic');
  });

  it.each([
    ['a section that cannot be edited', { sections: [{ code: 'coherence', text: 'Tutto coerente.' }] }, '/sections/0/code'],
    ['a text that is too long', { sections: [{ code: 'needs', text: 'a'.repeat(10_001) }] }, '/sections/0/text'],
    ['a text in a script that the font lacks', { sections: [{ code: 'needs', text: 'Ecco 漢字' }] }, '/sections/0/text'],
    ['a step in such a script', { nextSteps: [{ text: 'ok' }, { text: '漢' }] }, '/nextSteps/1/text'],
    ['51 steps', { nextSteps: Array.from({ length: 51 }, () => ({ text: 'passo' })) }, '/nextSteps'],
    [
      'a step of a stranger',
      { nextSteps: [{ text: 'passo', responsibleId: '01890000-0000-7000-8000-000000000000' }] },
      '/nextSteps/0/responsibleId',
    ],
    ['an unknown cover', { refusals: [{ cover: 'moon', refusedOn: '2026-11-21' }] }, '/refusals/0/cover'],
    ['a day that does not exist', { refusals: [{ cover: 'legal', refusedOn: '2026-02-30' }] }, '/refusals/0/refusedOn'],
  ])('%s', async (_what, body, pointer) => {
    const { body: problem } = await edit(id, body).expect(422);
    expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it.each([
    ['mail without an address', { channel: 'mail' }],
    ['a link with an address', { channel: 'link', email: 'a@b.example' }],
  ])('%s', async (_what, body) => {
    const other = await draft();
    await approve(other).expect(200);
    expect((await deliver(other, body).expect(422)).body.errors[0].pointer).toBe('/email');
  });

  it('the life cycle of an analytic report, whose PDF is composed as it is', async () => {
    for (const refused of [
      edit(analytic, { nextSteps: [] }),
      approve(analytic),
      deliver(analytic, { channel: 'hand' }),
      acknowledge(analytic, { method: 'hand', signerName: 'x' }),
    ])
      expect((await refused.expect(409)).body.code).toBe('report-not-consulting');
    const first = await pdf(`reports/${analytic}/pdf`);
    expect((await readPdf(first)).texts.join()).not.toContain('Bozza');
    expect((await pdf(`reports/${analytic}/pdf`)).equals(first)).toBe(true);
  });

  it('the PDF of a client whose name cannot be printed', async () => {
    const other = await draft('retail', '漢字');
    for (const refused of [test.as(agent).get(`reports/${other}/pdf`), approve(other)])
      expect((await refused.expect(409)).body.code).toBe('unprintable-characters');
  });
});
