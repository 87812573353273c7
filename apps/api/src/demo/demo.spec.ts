import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { automation } from '../core/auth/actor.js';
import { ProspectsQueries } from '../prospects/prospects.queries.js';
import { ViewsQueries } from '../views/views.queries.js';
import { loadDemo } from './demo.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({}, 'demo');
});
afterAll(() => test.close());

it('is loaded once, and its board and its views say what the screens’ drafts say', async () => {
  await loadDemo(test.app);
  await loadDemo(test.app);
  const giulia = await asLogin(test.database.ownerUrl, async (db) => {
    const { rows } = await db.query<{ agency_id: string; id: string }>(
      `SELECT agency_id, id FROM users WHERE email = 'giulia.ferraris@bellini.example'`,
    );
    expect(rows).toHaveLength(1);
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
});
