import { startApp, type TestApp } from '../../../test/app.js';
import { crowd, type Crowd, type CrowdAnswers } from '../../../test/crowd.js';
import type { Person, TestAgency } from '../../../test/make.js';
import { fill } from '../../../test/plans.js';
import { AccessTokens } from '../auth/access-token.js';

const soak = process.env.SESTANTE_SOAK === '1';
const SECONDS = soak ? 20 : 4;
const RECORDS = soak ? 60_000 : 6_000;
/** Light load: a list every fifth of a second over each of four connections. */
const QUIET = { connections: 4, pauseMs: 200 };
/** Heavy load: as many callers as a process with ten database connections can answer. */
const BUSY = 10;

let test: TestApp;
let url: string;
let loud: TestAgency;
let quiet: TestAgency;
let loudPeople: Person[];
beforeAll(async () => {
  test = await startApp({}, 'fairness');
  [loud, quiet] = [await test.make.agency(), await test.make.agency()];
  const own = await test.make.person(loud, { role: 'agent' });
  await fill(test, loud, quiet, own, RECORDS);
  loudPeople = await Promise.all(Array.from({ length: 10 }, () => test.make.person(loud, { role: 'agency_admin' })));
  url = await test.app.getUrl();
});
afterAll(() => test.close());

const LISTS = ['/api/v1/clients?limit=50', '/api/v1/clients?limit=50&sort=-updatedAt'];
const tokensOf = (people: Person[]) => people.map(({ id, sessionId }) => test.app.get(AccessTokens).sign(id, sessionId));
const asking = (people: Person[], how: Pick<Crowd, 'connections'> & Partial<Crowd>): Promise<CrowdAnswers> =>
  crowd({ url, paths: LISTS, tokens: tokensOf(people), seconds: SECONDS, ...how });
const quietly = (more = 0) => asking([quiet.admin], { ...QUIET, seconds: SECONDS + more });
/** Seconds in which a new crowd counts as a burst and waits. */
const BURST_SECONDS = 3;

function print(name: string, answers: CrowdAnswers): void {
  const { all, goodPerSecond, goodWithinSecond, answeredWithinSecond, p50, p95, p99, statuses } = answers;
  process.stdout.write(
    `${name}: ${all} asked, ${goodPerSecond} good/s, ${goodWithinSecond} good and ${answeredWithinSecond} answered within a second, p50 ${p50} p95 ${p95} p99 ${p99} ms, ${JSON.stringify(statuses)}\n`,
  );
}

/** Measures an agency with light load beside one that asks for too much. */
async function beside(name: string, crowded: Promise<CrowdAnswers>): Promise<{ loud: CrowdAnswers; quiet: CrowdAnswers }> {
  const [answersOfLoud, answersOfQuiet] = await Promise.all([crowded, quietly(BURST_SECONDS)]);
  print(`${name}, the loud agency`, answersOfLoud);
  print(`${name}, another`, answersOfQuiet);
  return { loud: answersOfLoud, quiet: answersOfQuiet };
}

describe('one agency that sends ten times the requests a process can answer', () => {
  let unloaded: CrowdAnswers;
  beforeAll(async () => {
    await asking([loud.admin], { connections: BUSY, seconds: 1 });
    unloaded = await asking(loudPeople, { connections: BUSY });
    print('unloaded', unloaded);
    print('another alone', await quietly());
  });

  it.each([
    ['a hundred', BUSY * 10],
    ['two hundred', 200],
  ])('does not slow the others down, and is itself served as before: %s connections', async (name, connections) => {
    const answers = await beside(`${name} connections`, asking(loudPeople, { connections, warmUpSeconds: BURST_SECONDS }));
    expect(answers.quiet.goodWithinSecond).toBeGreaterThanOrEqual(0.95);
    expect(answers.loud.answeredWithinSecond).toBeGreaterThanOrEqual(soak ? 0.95 : 0.8);
    expect(answers.loud.goodPerSecond).toBeGreaterThanOrEqual(unloaded.goodPerSecond * (soak ? 0.6 : 0.4));
    expect(Object.keys(answers.loud.statuses).filter((status) => status !== '200' && status !== '503')).toEqual([]);
  });
});

describe('one agency that fetches sixty exports at once', () => {
  it('does not slow the others down', async () => {
    const paths = await Promise.all(
      loudPeople.map(async (person) => {
        const { body } = await test.as(person).post('exports').send({ target: 'clients', format: 'csv' }).expect(202);
        return body.file as string;
      }),
    );
    // An export is visible to its creator only, so each connection asks for its own.
    const crowds = loudPeople.map((person, n) => asking([person], { connections: 6, paths: [paths[n] ?? ''], stream: true }));
    const [quietAnswers, ...exports] = await Promise.all([quietly(), ...crowds]);
    print('sixty exports, another', quietAnswers);
    print('sixty exports, one of those who export', exports[0] as CrowdAnswers);
    expect(quietAnswers.goodWithinSecond).toBeGreaterThanOrEqual(0.95);
    expect(exports.some(({ good }) => good > 0)).toBe(true);
  });
});
