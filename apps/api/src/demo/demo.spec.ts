import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { automation } from '../core/auth/actor.js';
import { ProspectsQueries } from '../prospects/prospects.queries.js';
import { DashboardQueries } from '../dashboard/dashboard.queries.js';
import { ViewsQueries } from '../views/views.queries.js';
import { loadDemo } from './demo.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({}, 'demo');
});
afterAll(() => test.close());

it('the demo is loaded once, with the board and views of the design drafts', async () => {
  await loadDemo(test.app);
  await loadDemo(test.app);
  const giulia = await asLogin(test.database.ownerUrl, async (db) => {
    const { rows } = await db.query<{ agency_id: string; id: string }>(
      `SELECT agency_id, id FROM users WHERE email = 'giulia.ferraris@bellini.example'`,
    );
    expect(rows).toHaveLength(1);
    // PostgreSQL has statistics before the first page is requested.
    const { rows: known } = await db.query(
      `SELECT 1 FROM pg_class WHERE relname IN ('clients', 'crm_actions', 'client_tags', 'contracts') AND reltuples > 0`,
    );
    expect(known).toHaveLength(4);
    return automation(rows[0]?.agency_id ?? '', rows[0]?.id ?? '');
  });
  const { data, lost, converted } = await test.app.get(ProspectsQueries).counts(giulia, {});
  expect(data.map(({ stage, total, expectedValue }) => [stage.name, total, expectedValue.amount])).toEqual([
    ['Nuovo', 38, '41200.00'],
    ['Contattato', 27, '52900.00'],
    ['In valutazione', 19, '48700.00'],
    ['Trattativa', 12, '41500.00'],
  ]);
  expect([lost.total, converted.total]).toEqual([9, 14]);
  const { data: views } = await test.app.get(ViewsQueries).list(giulia, { count: 'capped' });
  const pinned = views.filter((view) => view.pinned);
  expect(pinned.map(({ name }) => name)).toEqual(['Da richiamare', 'Imprese, tema cyber', 'Trattative più grandi']);
  expect(pinned.filter(({ total = 0 }) => total === 0)).toEqual([]);

  const day = await test.app.get(DashboardQueries).get(giulia, {});
  expect(day.overdueActions.map(({ client, description }) => `${client.displayName}: ${description}`)).toEqual([
    'Laura Bianchi: Richiamare per rinnovo RC professionale',
    'TechnoItalia S.r.l.: Inviare confronto polizza cyber',
  ]);
  expect(day.todayActions.map(({ plannedTime, client }) => `${plannedTime} ${client.displayName}`)).toEqual([
    '09:30 Mario Rossi',
    '11:00 Chiara Fontana',
    '14:30 Officine Meridiana S.p.A.',
    '16:00 Paolo Gatti',
    '17:00 Hotel Monviso S.r.l.',
  ]);
  expect(day.clients.withoutNextAction.total).toBeGreaterThan(20);
  expect(day.clients.withoutNextAction.total).toBeLessThan(80);
  expect(day.prospects.withoutNextAction.total).toBeGreaterThan(5);
  expect(day.actions.nextDays.total).toBeGreaterThan(30);

  // Named clients have complete sheets with past dates; many others have contracts.
  const dated = await asLogin(test.database.ownerUrl, async (db) => {
    await db.query(`SELECT set_config('app.agency_id', $1, false)`, [giulia.agencyId]);
    const counts = `SELECT count(*)::integer AS n, min(updated_at) < now() - interval '1 day' AS long_ago FROM`;
    const of = async (table: string) =>
      (await db.query<{ n: number; long_ago: boolean }>(`${counts} ${table} WHERE agency_id = $1`, [giulia.agencyId])).rows[0];
    return {
      sites: await of('sites'),
      contracts: await of('contracts'),
      interventions: await of('interventions'),
      accounts: await of('bank_accounts'),
    };
  });
  expect(dated).toMatchObject({ sites: { n: 6, long_ago: true }, interventions: { n: 7, long_ago: true }, accounts: { n: 5 } });
  expect(dated.contracts?.n).toBeGreaterThan(200);
  // The report that the demo delivers is approved when it is loaded, which stores its file.
  const today = day.recent.filter(({ kind, at }) => kind.startsWith('sheet-') && Date.parse(at) > Date.now() - 86_400_000);
  expect(today.map(({ title }) => title)).toEqual(['Document added']);
});
