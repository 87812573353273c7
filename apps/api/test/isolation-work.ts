import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { TestApp } from './app.js';
import { asLogin } from './database.js';
import { admins, nobody, ofAgency, only, type Markers } from './isolation-markers.js';
import { insertCrm } from './isolation-crm.js';
import type { Tenant } from './isolation-people.js';

/** Creates mails, notifications, audit entries and jobs for all users of both agencies, with a marker in each text. */
export async function insertWork(test: TestApp, markers: Markers, tenants: Tenant[]): Promise<void> {
  await asLogin(test.database.ownerUrl, async (db) => {
    for (const tenant of tenants) {
      const agencyId = tenant.agency.id;
      const byAdmins = admins(tenant);
      await insertMail(db, markers, tenant);
      await db.query('UPDATE pipeline_stages SET name = $2 WHERE agency_id = $1 AND position = 1', [
        agencyId,
        markers.word('stage', ofAgency(tenant)),
      ]);
      await insertCrm(db, markers, tenant);
      const users = await db.query<{ id: string }>(`SELECT id FROM users WHERE agency_id = $1 AND kind = 'person'`, [agencyId]);
      const clients = await db.query<{ id: string }>('SELECT id FROM clients WHERE agency_id = $1 ORDER BY id', [agencyId]);
      for (const [index, { id: userId }] of users.rows.entries()) {
        const [notificationId, jobId] = [uuidv7(), uuidv7()];
        // A client that some of the notified users cannot see: its name must not reach them.
        const clientId = clients.rows[index % clients.rows.length]?.id;
        await db.query(
          `INSERT INTO notifications (agency_id, id, user_id, kind, details, created_at) VALUES ($1, $2, $3, 'clients-assigned', $4, now())`,
          [agencyId, notificationId, userId, { count: 1, byId: tenant.admin.id, clientId }],
        );
        markers.guard(notificationId, 'notification', only(userId));
        await db.query(
          `INSERT INTO audit_entries (agency_id, id, at, actor_id, action, subject_id, details) VALUES ($1, $2, now(), $3, 'user-changed', $4, $5)`,
          [
            agencyId,
            uuidv7(),
            tenant.admin.id,
            userId,
            { changes: [{ field: 'firstName', from: markers.word('audit entry', byAdmins), to: 'x' }] },
          ],
        );
        await db.query(
          `INSERT INTO account_tokens (agency_id, id, user_id, purpose, token_hash, created_at, expires_at) VALUES ($1, $2, $3, 'password-reset', $4, now(), now() + interval '1 hour')`,
          [agencyId, uuidv7(), userId, markers.word('account token', nobody)],
        );
        await db.query(
          `INSERT INTO long_jobs (agency_id, id, user_id, kind, state, details, result, error, created_at) VALUES ($1, $2, $3, 'clients-bulk', 'failed', $4, $5, $6, now())`,
          [
            agencyId,
            jobId,
            userId,
            { operation: 'tag', missing: [], planted: markers.word('long job', nobody) },
            { changed: 0, unchanged: 0, refusedCount: 1, refused: [{ id: uuidv7(), code: markers.word('long job', only(userId)) }] },
            markers.word('long job', only(userId)),
          ],
        );
        markers.guard(jobId, 'long job', only(userId));
        await db.query('INSERT INTO calendar_feeds (agency_id, user_id, id, token_hash, created_at) VALUES ($1, $2, $3, $4, now())', [
          agencyId,
          userId,
          uuidv7(),
          markers.word('calendar feed', nobody),
        ]);
        const [viewId, words] = [uuidv7(), Array.from({ length: 4 }, () => markers.word('view', only(userId)))];
        await db.query(
          `INSERT INTO views (agency_id, id, user_id, scope, target, name, criteria, columns, sort, created_at)
           VALUES ($1, $2, $3, 'personal', 'clients', $4, jsonb_build_object('q', $5::text), jsonb_build_array($6::text), $7, now())`,
          [agencyId, viewId, userId, ...words],
        );
        markers.guard(viewId, 'view', only(userId));
        await db.query('INSERT INTO view_pins (agency_id, user_id, view_id) VALUES ($1, $2, $3)', [agencyId, userId, viewId]);
        await db.query(`INSERT INTO long_job_items (agency_id, job_id, client_id, outcome, before) VALUES ($1, $2, $3, 'changed', $4)`, [
          agencyId,
          jobId,
          clientId,
          { assigneeId: markers.word('long job item', nobody) },
        ]);
      }
    }
  });
}

/** Creates a mail that could not be sent, and returns its id. */
export async function insertMail(db: pg.Client, markers: Markers, tenant: Tenant): Promise<string> {
  const [id, byAdmins] = [uuidv7(), admins(tenant)];
  const word = () => markers.word('mail', byAdmins);
  await db.query(
    `INSERT INTO mail_messages (agency_id, id, template, recipient, subject, details, state, error, created_at)
     VALUES ($1, $2, 'password-changed', $3, $4, $5, 'failed', $6, now())`,
    [tenant.agency.id, id, `${word()}@canarino.example`, word(), { firstName: word() }, word()],
  );
  markers.guard(id, 'mail', byAdmins);
  return id;
}
