import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { codesOf, publicPage } from '../../test/questionnaire-page.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const REFUSED = { noAnswer: 'refused' };

async function sent() {
  const { admin } = await test.make.agency();
  await test.make.privacyNotice(admin);
  const client = await test.make.client(admin, { lastName: 'Contrassegno' });
  const { id, token } = await test.make.questionnaire(admin, client.id);
  return { id, token, page: publicPage(test, token) };
}
const rowOf = async (id: string) =>
  (await asLogin(test.database.ownerUrl, (db) => db.query('SELECT * FROM questionnaire_answers WHERE questionnaire_id = $1', [id])))
    .rows[0];

describe('answers about health', () => {
  it('are sealed, count as refused without the consent, and are asked again once it is given', async () => {
    const { id, page } = await sent();
    const health = codesOf('retail', true);
    const { answers, consentTexts, notice } = await page.accept(false);
    expect(answers).toEqual(Object.fromEntries(health.map((code) => [code, REFUSED])));
    await page.save({ 'health.state': 'serious' }).expect(200);
    expect((await page.get()).body.answers['health.state']).toEqual(REFUSED);
    const choose = (given: boolean) =>
      page.consents({
        noticeId: notice.id,
        acceptNotice: true,
        acceptTerms: true,
        consents: consentTexts.filter(({ purpose }) => purpose === 'health_data').map((text) => ({ textId: text.id, given })),
      });
    expect((await choose(true).expect(200)).body.answers).toEqual({});
    await page.save({ 'health.state': 'serious', 'home.tenure': 'rented' }).expect(200);
    expect((await page.get()).body.answers).toEqual({ 'health.state': 'serious', 'home.tenure': 'rented' });
    const row = await rowOf(id);
    expect(row.answers).toEqual({ 'home.tenure': 'rented' });
    expect(Object.keys(row.health)).toEqual(['health.state']);
    expect(row.health['health.state']).toMatch(/^1\.[\w-]+$/);
    // Withdrawn: what was said about health is gone.
    expect((await choose(false).expect(200)).body.answers).toEqual({ ...answers, 'home.tenure': 'rented' });
  });

  it('that were sealed for another questionnaire, or with a lost key, count as not given', async () => {
    const [one, other] = [await sent(), await sent()];
    for (const { page } of [one, other]) await page.accept();
    await one.page.save({ 'health.state': 'serious' }).expect(200);
    await asLogin(test.database.ownerUrl, (db) =>
      db.query(
        'UPDATE questionnaire_answers SET health = (SELECT health FROM questionnaire_answers WHERE questionnaire_id = $1) WHERE questionnaire_id = $2',
        [one.id, other.id],
      ),
    );
    expect((await one.page.get().expect(200)).body.answers).toEqual({ 'health.state': 'serious' });
    expect((await other.page.get().expect(200)).body.answers).toEqual({});
  });

  it('are all of one length in the database, which would disclose them', async () => {
    const { id, page } = await sent();
    await page.accept();
    const lengths = new Set<number>();
    for (const answer of ['good', 'some_issues', 'serious', { noAnswer: 'unknown' }]) {
      await page.save({ 'health.state': answer, 'health.conditions': answer === 'good' }).expect(200);
      for (const sealed of Object.values((await rowOf(id)).health as Record<string, string>)) lengths.add(sealed.length);
    }
    expect(lengths.size).toBe(1);
  });

  it('stand in no table, nor do tokens of links', async () => {
    const { page, token } = await sent();
    await page.accept();
    await page.save({ 'health.state': 'some_issues', 'home.tenure': 'rented' }).expect(200);
    const found = await asLogin(test.database.adminUrl, async (db) => {
      const { rows: tables } = await db.query<{ name: string }>(
        `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace)
          AND relname <> 'questionnaire_templates'`,
      );
      const hits: string[] = [];
      for (const { name } of tables) {
        const { rows } = await db.query<{ row: string }>(
          `SELECT t::text AS row FROM ${name} t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, '"some_issues"') > 0 OR strpos(t::text, 'Contrassegno') > 0`,
          [token],
        );
        for (const { row } of rows) hits.push(...[token, '"some_issues"', 'Contrassegno'].filter((text) => row.includes(text)));
      }
      return new Set(hits);
    });
    expect([...found]).toEqual(['Contrassegno']);
  });
});
