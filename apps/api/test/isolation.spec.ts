import pg from 'pg';
import { startApp, type TestApp } from './app.js';
import { operations } from './document.js';
import { report } from './figures.js';
import { runCells, uncovered } from './isolation-cells.js';
import type { Caller } from './isolation-people.js';
import { probeCursor, probeIdempotency, probeNumbers, probeOmniaCode, probeSearch } from './isolation-probes.js';
import { Ledger, silentColumns } from './isolation-ledger.js';
import { buildWorld, type World } from './isolation-world.js';

const found = { 'matrix cells': 0, 'positive controls': 0, leaks: 0, 'foreign writes': 0 };
let test: TestApp;
let world: World;
let admin: pg.Client;
let ledger: Ledger;

beforeAll(async () => {
  test = await startApp({}, 'isolation');
  world = await buildWorld(test);
  admin = new pg.Client({ connectionString: test.database.adminUrl });
  await admin.connect();
  ledger = await Ledger.open(admin);
}, 120_000);

afterAll(async () => {
  await admin.end();
  await test.close();
  report('isolation', { ...found, 'uncovered operations': uncovered().length });
});

it('covers every operation of the document, and every id in it', () => expect(uncovered()).toEqual([]));

it('has a canary in every column of text', async () =>
  expect(await silentColumns(admin, (text) => world.canaries.standsIn(text))).toEqual([]));

describe.each(operations)('$id', (operation) => {
  it('shows and changes nothing beyond the caller’s reach, and tells what is hidden from what is missing to nobody', async () => {
    const findings = await runCells(world, ledger, operation);
    found['matrix cells'] += findings.cells;
    found['positive controls'] += findings.positive;
    found.leaks += findings.leaks.length;
    found['foreign writes'] += findings.foreignWrites.length;
    const { leaks, foreignWrites, wrongAnswers } = findings;
    expect({ leaks, foreignWrites, wrongAnswers }).toEqual({ leaks: [], foreignWrites: [], wrongAnswers: [] });
    expect(findings.positive).toBeGreaterThan(0);
  }, 120_000);
});

describe('what is not an id', () => {
  const readers = () => world.callers.filter(({ signedIn }) => signedIn);
  const writers = () => readers().filter(({ readOnly }) => !readOnly);
  const each = async (probe: (caller: Caller) => Promise<string[]>, callers = readers()) => {
    const leaks: string[] = [];
    for (const caller of callers) leaks.push(...(await probe(caller)));
    found['matrix cells'] += callers.length;
    found.leaks += leaks.length;
    expect(leaks).toEqual([]);
  };

  it(
    'lists, totals, counts and the use of tags say what the caller sees, to the last one',
    () => each((caller) => probeNumbers(admin, world, caller)),
    60_000,
  );
  it('a search finds nothing of what is hidden', () => each((caller) => probeSearch(world, caller)), 120_000);
  it('a unique value does not say whose it is', () => each((caller) => probeOmniaCode(admin, world, caller), writers()), 120_000);
  it(
    'an Idempotency-Key is bound to who sent it',
    () =>
      each(
        (caller) =>
          probeIdempotency(
            world,
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
    () => each((caller) => probeCursor(world, caller, readers().find(({ side }) => side !== caller.side) ?? caller)),
    60_000,
  );
});

it('every answer was as the document says', () => expect([...world.wire.mismatches]).toEqual([]));
