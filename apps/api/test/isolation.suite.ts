import pg from 'pg';
import { startApp, type TestApp } from './app.js';
import { report } from './figures.js';
import { runCells } from './isolation-cells.js';
import { ChangeLog } from './isolation-change-log.js';
import { buildFixtures, type Fixtures } from './isolation-fixtures.js';
import { nameOfThisFile, operationsOfThisFile } from './parts.js';

/** Declares the tests of one part of the matrix. */
export function isolationMatrix(): void {
  const name = nameOfThisFile();
  const found = { 'matrix cells': 0, 'matrix cells left to the soak': 0, 'positive controls': 0, leaks: 0, 'foreign writes': 0 };
  let test: TestApp;
  let fixtures: Fixtures;
  let admin: pg.Client;
  let changeLog: ChangeLog;

  beforeAll(async () => {
    test = await startApp({}, name);
    fixtures = await buildFixtures(test);
    admin = new pg.Client({ connectionString: test.database.adminUrl });
    await admin.connect();
    changeLog = await ChangeLog.open(admin);
  }, 120_000);

  afterAll(async () => {
    await admin.end();
    await test.close();
    report(name, found);
  });

  describe.each(operationsOfThisFile())('$id', (operation) => {
    it('shows and changes only what the caller may access, and answers the same for hidden and missing records', async () => {
      const findings = await runCells(fixtures, changeLog, operation);
      found['matrix cells'] += findings.cells;
      found['matrix cells left to the soak'] += findings.left;
      found['positive controls'] += findings.positive;
      found.leaks += findings.leaks.length;
      found['foreign writes'] += findings.foreignWrites.length;
      const { leaks, foreignWrites, wrongAnswers } = findings;
      expect({ leaks, foreignWrites, wrongAnswers }).toEqual({ leaks: [], foreignWrites: [], wrongAnswers: [] });
      expect(findings.positive).toBeGreaterThan(0);
    }, 120_000);
  });

  it('every answer matched the OpenAPI document', () => expect([...fixtures.http.mismatches]).toEqual([]));
}
