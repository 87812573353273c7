import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { startApp, type TestApp } from '../../../test/app.js';
import { asLogin } from '../../../test/database.js';
import type { TestAgency } from '../../../test/make.js';
import { until } from '../../../test/until.js';
import { automation } from '../auth/actor.js';
import { Db } from '../database/db.js';
import { Housekeeping } from './housekeeping.js';

/** Milliseconds until a job is taken from a worker without a heartbeat, plus the supervision and retry intervals. */
const DEAD_WORKER_MS = 45_000;

let test: TestApp;
let agency: TestAgency;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'jobs');
  agency = await test.make.agency();
});
afterAll(() => test.close());

const sql = (text: string, values: unknown[] = []) => asLogin(test.database.adminUrl, (client) => client.query(text, values));
const exists = async (id: string) => ((await sql('SELECT 1 FROM clients WHERE id = $1', [id])).rowCount ?? 0) > 0;
const gone = (id: string) => until(async () => !(await exists(id)));

/** Creates a client in the trash without its own event, and the event that would purge it. */
async function trashed(of = agency) {
  const { id: clientId } = await test.make.client(of.admin);
  const deletedAt = new Date().toISOString();
  await sql('UPDATE clients SET deleted_at = $2, deleted_by_id = created_by_id WHERE id = $1', [clientId, deletedAt]);
  return { agencyId: of.id, record: 'clients', ids: [clientId] as [string], deletedAt };
}
const publish = (event: Awaited<ReturnType<typeof trashed>>, then = async () => {}) =>
  test.app.get(Db).write(automation(agency.id, agency.systemUserId), async (tx) => {
    await tx.publish('records-trashed', event);
    await then();
  });

describe('an event', () => {
  it('is handled after the commit, and never after a rollback', async () => {
    const [undone, done] = [await trashed(), await trashed()];
    await expect(publish(undone, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await publish(done, async () => {
      await sleep(3_000);
      expect(await exists(done.ids[0])).toBe(true);
    });
    await gone(done.ids[0]);
    expect(await exists(undone.ids[0])).toBe(true);
    expect((await sql(`SELECT 1 FROM pgboss.job WHERE data #>> '{ids,0}' = $1`, [undone.ids[0]])).rowCount).toBe(0);
  });

  it('can be handled twice with the same result', async () => {
    const event = await trashed();
    await publish(event);
    await publish(event);
    await gone(event.ids[0]);
    await until(
      async () =>
        (await sql(`SELECT 1 FROM pgboss.job WHERE data #>> '{ids,0}' = $1 AND state = 'completed'`, [event.ids[0]])).rowCount === 2,
    );
  });

  it(
    'of a crashed worker is handled by another',
    async () => {
      const event = await trashed();
      // Job as left by a worker that was killed: active, without a heartbeat since.
      await sql(
        `INSERT INTO pgboss.job (id, name, data, policy, retry_limit, retry_delay, retry_backoff, heartbeat_seconds, state, started_on, heartbeat_on)
        SELECT $1, q.name, $2, q.policy, 12, 1, false, q.heartbeat_seconds, 'active', now() - interval '1 minute', now() - interval '1 minute' FROM pgboss.queue q WHERE q.name = 'records-trashed' `,
        [uuidv7(), JSON.stringify(event)],
      );
      await until(async () => !(await exists(event.ids[0])), DEAD_WORKER_MS);
    },
    DEAD_WORKER_MS + 10_000,
  );

  it('carries ids and times, and no personal data', async () => {
    const { id } = await test.make.client(agency.admin, { lastName: 'Riservato', email: 'riservato@posta.example' });
    await test.as(agency.admin).delete(`clients/${id}`).set('If-Match', '*').expect(204);
    const { rows } = await sql(`SELECT data FROM pgboss.job WHERE data #>> '{ids,0}' = $1`, [id]);
    expect(rows).toEqual([{ data: { agencyId: agency.id, record: 'clients', ids: [id], deletedAt: expect.any(String) } }]);
  });

  it.each(['client-trashed', 'clients-trashed'] as const)('in the earlier format %s is handled too', async (name) => {
    const { ids, record: _, ...event } = await trashed();
    await test.app
      .get(Db)
      .write(automation(agency.id, agency.systemUserId), (tx) => tx.publish(name, { ...event, clientId: ids[0], clientIds: ids }));
    await gone(ids[0]);
  });
});

describe('the trash', () => {
  const remove = (id: string) => test.as(agency.admin).delete(`clients/${id}`).set('If-Match', '*').expect(204);
  /** Moves the job to thirty days later. */
  const later = async (id: string) => {
    await sql(`UPDATE pgboss.job SET start_after = now() WHERE data #>> '{ids,0}' = $1 AND state = 'created'`, [id]);
    await until(
      async () =>
        (await sql(`SELECT 1 FROM pgboss.job WHERE data #>> '{ids,0}' = $1 AND state <> 'completed' AND start_after <= now()`, [id]))
          .rowCount === 0,
    );
  };

  it('is purged of a client after thirty days, with everything that belongs to it', async () => {
    const tag = await test.make.tag(agency.admin);
    const { id } = await test.make.client(agency.admin, { tagIds: [tag.id] });
    await remove(id);
    const { rows } = await sql(
      `SELECT start_after - now() > interval '29 days 23 hours' AND start_after - now() <= interval '30 days' AS due FROM pgboss.job WHERE data #>> '{ids,0}' = $1`,
      [id],
    );
    expect(rows).toEqual([{ due: true }]);
    await later(id);
    expect(await exists(id)).toBe(false);
    for (const table of ['client_tags WHERE client_id', 'timeline_entries WHERE subject_id'])
      expect((await sql(`SELECT 1 FROM ${table} = $1`, [id])).rowCount).toBe(0);
    await test.as(agency.admin).post(`trash/clients/${id}/restore`).expect(404);
  });

  it('keeps a client that was restored meanwhile', async () => {
    const { id } = await test.make.client(agency.admin);
    await remove(id);
    await test.as(agency.admin).post(`trash/clients/${id}/restore`).expect(200);
    await later(id);
    await test.as(agency.admin).get(`clients/${id}`).expect(200);
  });

  it('keeps a client that was restored and deleted again for another thirty days', async () => {
    const { id } = await test.make.client(agency.admin);
    const { rows } = await remove(id).then(() => sql(`SELECT id FROM pgboss.job WHERE data #>> '{ids,0}' = $1`, [id]));
    await test.as(agency.admin).post(`trash/clients/${id}/restore`).expect(200);
    await remove(id);
    await sql('UPDATE pgboss.job SET start_after = now() WHERE id = $1', [rows[0].id]);
    await until(async () => (await sql(`SELECT 1 FROM pgboss.job WHERE id = $1 AND state = 'completed'`, [rows[0].id])).rowCount === 1);
    expect(await exists(id)).toBe(true);
    await later(id);
    expect(await exists(id)).toBe(false);
  });

  it('is separate for each agency: an event that names another agency finds nothing', async () => {
    const stranger = await test.make.agency();
    const event = await trashed();
    await publish({ ...event, agencyId: stranger.id });
    await until(
      async () =>
        (await sql(`SELECT 1 FROM pgboss.job WHERE data #>> '{ids,0}' = $1 AND state = 'completed'`, [event.ids[0]])).rowCount === 1,
    );
    expect(await exists(event.ids[0])).toBe(true);
  });
});

describe('the nightly clean-up', () => {
  it('is scheduled once for the installation, in Rome time', async () => {
    expect((await sql('SELECT name, cron, timezone FROM pgboss.schedule ORDER BY name')).rows).toEqual([
      { name: 'contract-renewals', cron: '30 3 * * *', timezone: 'Europe/Rome' },
      { name: 'crm-morning-digest', cron: '0 7 * * 1-5', timezone: 'Europe/Rome' },
      { name: 'crm-reminders', cron: '* * * * *', timezone: 'Europe/Rome' },
      { name: 'files-sweep', cron: '30 3 * * *', timezone: 'Europe/Rome' },
      { name: 'housekeeping', cron: '30 3 * * *', timezone: 'Europe/Rome' },
      { name: 'imports-forgotten', cron: '30 3 * * *', timezone: 'Europe/Rome' },
      { name: 'questionnaire-expiry', cron: '5 0 * * *', timezone: 'Europe/Rome' },
      { name: 'questionnaire-reminders', cron: '0 9 * * *', timezone: 'Europe/Rome' },
    ]);
  });

  it('deletes stored answers after a day and sessions that ended long ago, in every agency, and nothing else', async () => {
    const agencies = [await test.make.agency(), await test.make.agency()];
    for (const { admin } of agencies) {
      for (const key of ['old', 'young']) await test.as(admin).post('tags').set('Idempotency-Key', key).send({ name: key }).expect(201);
      await sql(`UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE user_id = $1 AND key = 'old'`, [admin.id]);
      for (const [userAgent, ended, expires] of [
        ['ended long ago', '91 days', '-1 day'],
        ['expired long ago', '91 days', '91 days'],
        ['ended lately', '1 day', '-1 day'],
      ]) {
        await sql(
          `INSERT INTO sessions (agency_id, id, user_id, remembered, user_agent, ended_at, expires_at) VALUES ($1, gen_random_uuid(), $2, false, $3, now() - $4::interval, now() - $5::interval)`,
          [admin.agencyId, admin.id, userAgent, ended, expires],
        );
      }
      for (const [kind, age] of [
        ['old', '181 days'],
        ['young', '29 days'],
      ]) {
        const values = [admin.agencyId, admin.id, kind, age];
        await sql(
          `INSERT INTO notifications (agency_id, id, user_id, kind, details, created_at) VALUES ($1, gen_random_uuid(), $2, $3, '{}', now() - $4::interval)`,
          values,
        );
        await sql(
          `INSERT INTO long_jobs (agency_id, id, user_id, kind, state, details, created_at) VALUES ($1, gen_random_uuid(), $2, $3, 'done', '{}', now() - $4::interval)`,
          values,
        );
        await sql(
          `INSERT INTO mail_messages (agency_id, id, template, recipient, subject, details, state, created_at) VALUES ($1, gen_random_uuid(), 'x', $2, $3, '{}', 'sent', now() - $4::interval)`,
          values,
        );
      }
    }
    await test.app.get(Housekeeping).run();
    for (const { admin } of agencies) {
      expect((await sql('SELECT key FROM idempotency_keys WHERE user_id = $1', [admin.id])).rows).toEqual([{ key: 'young' }]);
      expect((await sql('SELECT user_agent FROM sessions WHERE user_id = $1 ORDER BY 1', [admin.id])).rows).toEqual([
        { user_agent: 'ended lately' },
        { user_agent: 'test' },
      ]);
      for (const [table, column] of [
        ['notifications', 'kind'],
        ['long_jobs', 'kind'],
        ['mail_messages', 'subject'],
      ])
        expect([table, (await sql(`SELECT ${column} AS said FROM ${table} WHERE agency_id = $1`, [admin.agencyId])).rows]).toEqual([
          table,
          [{ said: 'young' }],
        ]);
      await test.as(admin).get('me').expect(200);
    }
  });
});
