import type { TestApp } from './app.js';
import { asLogin } from './database.js';

/** Creates two consents for every client of both agencies, over two years; one in ten was withdrawn later. */
export async function fillConsents(test: TestApp): Promise<void> {
  await asLogin(test.database.adminUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO consents (agency_id, id, client_id, purpose, action, at, channel, text_id, evidence, recorded_by_id, recorded_at)
       SELECT c.agency_id, gen_random_uuid(), c.id, p.purpose, p.action, d.day + p.later, 'paper', gen_random_uuid(), '{"note": "Modulo"}', c.created_by_id, now()
       FROM clients c, LATERAL (SELECT now() - interval '1 hour' * (abs(hashtext(c.id::text)) % 17520) AS day) d,
         (VALUES ('marketing', 'given', interval '0', 1), ('profiling', 'given', interval '0', 1), ('marketing', 'withdrawn', interval '1 hour', 10)) AS p(purpose, action, later, share)
       WHERE abs(hashtext(c.id::text)) % p.share = 0`,
    );
    await client.query('VACUUM ANALYZE consents');
  });
}
