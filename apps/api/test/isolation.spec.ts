import pg from 'pg';
import { startApp, type TestApp } from './app.js';
import { report } from './figures.js';
import { uncovered } from './isolation-cells.js';
import type { Caller } from './isolation-people.js';
import { probeCursor, probeIdempotency, probeNumbers, probeOmniaCode, probeSearch } from './isolation-probes.js';
import { silentColumns } from './isolation-change-log.js';
import { buildFixtures, type Fixtures } from './isolation-fixtures.js';

const found = { 'matrix cells': 0, leaks: 0 };
let test: TestApp;
let fixtures: Fixtures;
let admin: pg.Client;

beforeAll(async () => {
  test = await startApp({}, 'isolation');
  fixtures = await buildFixtures(test);
  admin = new pg.Client({ connectionString: test.database.adminUrl });
  await admin.connect();
}, 120_000);

afterAll(async () => {
  await admin.end();
  await test.close();
  report('isolation', { ...found, 'uncovered operations': uncovered().length });
});

it('covers every operation of the document and every id in it', () => expect(uncovered()).toEqual([]));

it('has a marker in every text column', async () =>
  expect(await silentColumns(admin, (text) => fixtures.markers.standsIn(text))).toEqual([]));

describe('isolation beyond ids', () => {
  const readers = () => fixtures.callers.filter(({ signedIn }) => signedIn);
  const writers = () => readers().filter(({ readOnly }) => !readOnly);
  const each = async (probe: (caller: Caller) => Promise<string[]>, callers = readers()) => {
    const leaks: string[] = [];
    for (const caller of callers) leaks.push(...(await probe(caller)));
    found['matrix cells'] += callers.length;
    found.leaks += leaks.length;
    expect(leaks).toEqual([]);
  };

  it(
    'lists, totals, counts and tag usage include exactly the records visible to the caller',
    () => each((caller) => probeNumbers(admin, fixtures, caller)),
    60_000,
  );
  it('a search finds no hidden record', () => each((caller) => probeSearch(fixtures, caller)), 120_000);
  it('a uniqueness error does not reveal the holder', () => each((caller) => probeOmniaCode(admin, fixtures, caller), writers()), 120_000);
  it(
    'an Idempotency-Key is bound to its sender',
    () =>
      each(
        (caller) =>
          probeIdempotency(
            fixtures,
            caller,
            writers()
              .filter((other) => other !== caller)
              .slice(0, 2),
          ),
        writers(),
      ),
    60_000,
  );
  it(
    'a cursor of the other agency is refused',
    () => each((caller) => probeCursor(fixtures, caller, readers().find(({ tenant }) => tenant !== caller.tenant) ?? caller)),
    60_000,
  );
});

it('every answer matched the OpenAPI document', () => expect([...fixtures.http.mismatches]).toEqual([]));
