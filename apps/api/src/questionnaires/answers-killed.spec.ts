import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { startServer, type ServerProcess } from '../../test/server-process.js';
import { PublicQuestionnairesService } from './public-questionnaires.service.js';

const PEOPLE = 20;
const SAVINGS = 100;
const KILLS = process.env.SESTANTE_SOAK === '1' ? 20 : 4;
const CODES = ['home.contents_value', 'vehicles.value', 'income.net_year', 'savings.liquid', 'home.mortgage_residual'];

let test: TestApp;
let server: ServerProcess | undefined;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'off', SESTANTE_RATE_LIMITS: 'off' }, 'answers_killed');
});
afterAll(async () => {
  await server?.kill();
  await test.close();
});

/** Client who answers one question after the other with growing numbers. */
interface Person {
  id: string;
  token: string;
  /** Last number that was sent for each question, and the last that was acknowledged. */
  sent: Record<string, number>;
  acknowledged: Record<string, number>;
}

async function people(): Promise<Person[]> {
  const { admin } = await test.make.agency();
  await test.make.privacyNotice(admin);
  const page = test.app.get(PublicQuestionnairesService);
  const all: Person[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const client = await test.make.client(admin);
    const { id, token } = await test.make.questionnaire(admin, client.id);
    const caller = { token, address: '127.0.0.1' };
    const { notice } = await page.get(caller);
    await page.accept(caller, { noticeId: notice.id, acceptNotice: true, acceptTerms: true, consents: [] });
    all.push({ id, token, sent: {}, acknowledged: {} });
  }
  return all;
}

const storedAnswers = async (): Promise<Map<string, Record<string, number>>> =>
  asLogin(test.database.adminUrl, async (db) => {
    const { rows } = await db.query<{ id: string; answers: Record<string, number> }>(
      'SELECT questionnaire_id AS id, answers FROM questionnaire_answers',
    );
    return new Map(rows.map(({ id, answers }) => [id, answers]));
  });

it(`after ${KILLS} crashes during ${SAVINGS} savings each, every acknowledged answer is stored`, async () => {
  const everyone = await people();
  let number = 0;
  let interrupted = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    server = await startServer();
    const { url } = server;
    const dying = Math.round((SAVINGS * kill) / (KILLS + 1));
    let acknowledged = 0;
    let killed: Promise<void> | undefined;
    const answer = async (person: Person) => {
      for (let saving = 0; saving < SAVINGS / PEOPLE; saving += 1) {
        const code = CODES[saving % CODES.length] ?? '';
        number += 1;
        const value = number * 100;
        person.sent[code] = value;
        const saved = await fetch(`${url}/api/v1/public/questionnaires/${person.token}/answers`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ answers: { [code]: value } }),
        }).catch(() => undefined);
        if (saved?.status !== 200) {
          interrupted += 1;
          return;
        }
        person.acknowledged[code] = value;
        acknowledged += 1;
        if (acknowledged === dying) killed = server?.kill();
      }
    };
    await Promise.all(everyone.map(answer));
    await killed;
    const stored = await storedAnswers();
    for (const { id, acknowledged: known, sent } of everyone)
      for (const [code, value] of Object.entries(known)) {
        const kept = stored.get(id)?.[code] ?? 0;
        // A save that was sent and not acknowledged may have been stored or not.
        expect({ id, code, stored: kept === value || kept === sent[code] }).toEqual({ id, code, stored: true });
      }
  }
  expect(interrupted).toBeGreaterThan(KILLS);
}, 180_000);
