import type { TestApp } from './app.js';
import { asLogin } from './database.js';

/** Creates a contract for every other client of both agencies, with ends over two years; some are not in force, some are in the trash. */
export async function fillContracts(test: TestApp): Promise<void> {
  await asLogin(test.database.adminUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO contracts (agency_id, id, client_id, coverage_class, ends_on, status, display_name, sort_key, search, created_by_id, created_at, updated_at, deleted_at, deleted_by_id)
       SELECT c.agency_id, gen_random_uuid(), c.id, 'RC auto', current_date + abs(hashtext(c.id::text)) % 730 - 365,
         CASE WHEN abs(hashtext(c.id::text)) % 20 = 0 THEN 'cancelled' ELSE 'active' END, 'RC auto', 'rc auto', ' rc auto', c.created_by_id, now(), now(),
         CASE WHEN abs(hashtext(c.id::text)) % 30 = 2 THEN now() - interval '1 minute' * (abs(hashtext(c.id::text)) % 40000) END, CASE WHEN abs(hashtext(c.id::text)) % 30 = 2 THEN c.created_by_id END
       FROM clients c WHERE abs(hashtext(c.id::text)) % 2 = 0`,
    );
    await client.query('VACUUM ANALYZE contracts');
  });
}
