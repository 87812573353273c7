import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { importCalls } from '../../test/import-calls.js';
import type { Person } from '../../test/make.js';
import type { NotificationDto } from '../notifications/notification.dto.js';

let test: TestApp;
let calls: ReturnType<typeof importCalls>;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'imports-told');
  calls = importCalls(test);
});
afterAll(() => test.close());

it('only the owner is notified when an import ends, and not for dry runs and rollbacks', async () => {
  const agency = await test.make.agency();
  const agent = await test.make.person(agency, { role: 'agent', visibility: 'own' });
  const notificationsOf = async (person: Person) => {
    const { body } = await test.as(person).get('notifications').expect(200);
    return body.data.map(({ kind, count, import: about }: NotificationDto) => ({ kind, count, ...about }));
  };
  const { id, fileName } = await calls.uploaded(agent, 'Cognome;Nome\nRossi;Mario\nVerdi;Anna\n');
  await calls.work(agent, id, 'dry-run');
  expect(await notificationsOf(agent)).toEqual([]);
  await calls.work(agent, id, 'run');
  const over = { kind: 'import-over', count: 2, id, fileName, failed: null };
  expect(await notificationsOf(agent)).toEqual([{ ...over, end: 'done' }]);
  await calls.work(agent, id, 'rollback');
  expect(await notificationsOf(agent)).toEqual([{ ...over, end: 'rolled-back' }]);
  expect(await notificationsOf(agency.admin)).toEqual([]);

  const people = Array.from({ length: 6_000 }, (_, n) => `Rossi${'abcdefghij'[n % 10]};Mario;note ${n}`);
  const long = await calls.uploaded(agent, ['Cognome;Nome;Note', ...people].join('\n'));
  await test.as(agent).post(`imports/${long.id}/run`).expect(202);
  for (let done = 0; done === 0;) done = (await calls.get(agent, long.id)).progress.done;
  await asLogin(test.database.adminUrl, (db) => db.query(`UPDATE users SET role = 'collaborator' WHERE id = $1`, [agent.id]));
  const { state, result } = await calls.settled(agency.admin, long.id);
  expect(state).toBe('failed');
  const [stopped] = await notificationsOf(agent);
  expect(stopped).toEqual({
    kind: 'import-over',
    count: result?.created,
    id: long.id,
    fileName: long.fileName,
    end: 'stopped',
    failed: null,
  });
}, 300_000);
