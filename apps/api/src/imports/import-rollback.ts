import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { integer } from '../core/database/integer.js';

const BATCH_SIZE = 2_000;
const WORDS_AT_ONCE = 1_000;

// `OFFSET 0` forces a lookup by key for each record. Without statistics PostgreSQL may join outcomes and records row by
// row, which exceeds the statement timeout at ten thousand rows.

/**
 * Counts the records of the import that were touched since: changed (version above 1), deleted, or linked as a
 * member of a household. An import with any such record cannot be rolled back.
 */
export async function countTouched(tx: UnitOfWork, importId: string): Promise<number> {
  const [row] = await tx.query<{ touched: string }>(sql`
    WITH linked AS MATERIALIZED (SELECT (m ->> 'clientId')::uuid AS id FROM clients h, jsonb_array_elements(h.household -> 'members') m
       WHERE h.agency_id = ${tx.actor.agencyId} AND h.household @? '$.members[*].clientId' AND m ->> 'clientId' IS NOT NULL)
     SELECT count(*) AS touched FROM import_outcomes o
     LEFT JOIN LATERAL (SELECT c.version, c.deleted_at FROM clients c WHERE c.agency_id = ${tx.actor.agencyId} AND c.id = o.client_id OFFSET 0) c ON true
     WHERE o.agency_id = ${tx.actor.agencyId} AND o.import_id = ${importId} AND o.outcome = 'created' AND o.client_id IS NOT NULL
       AND (c.version IS DISTINCT FROM 1 OR c.deleted_at IS NOT NULL OR o.client_id IN (SELECT l.id FROM linked l))`);
  return Number(row?.touched ?? 0);
}

/** Locks the import's records, so that nobody changes them between the check and the deletion. */
export async function lockCreated(tx: UnitOfWork, importId: string): Promise<void> {
  await tx.query(sql`SELECT count(*) FROM (
       SELECT o.client_id AS id FROM import_outcomes o WHERE o.agency_id = ${tx.actor.agencyId} AND o.import_id = ${importId} AND o.outcome = 'created'
       ORDER BY o.client_id OFFSET 0) made
     CROSS JOIN LATERAL (SELECT 1 FROM clients c WHERE c.agency_id = ${tx.actor.agencyId} AND c.id = made.id FOR UPDATE OFFSET 0) locked`);
}

/** Deletes everything the import has created, in short statements within this transaction. */
export async function revertImport(tx: UnitOfWork, importId: string): Promise<void> {
  const { agencyId } = tx.actor;
  for (let after = 0, more = true; more;) {
    const made = await tx.query<{ id: string; row: number }>(sql`
      SELECT o.client_id AS id, o.row FROM import_outcomes o WHERE o.agency_id = ${agencyId} AND o.import_id = ${importId} AND o.outcome = 'created' AND o.row > ${after}
       ORDER BY o.row LIMIT ${integer(BATCH_SIZE)}`);
    const ids = made.map(({ id }) => id);
    await tx.query(sql`DELETE FROM timeline_entries WHERE agency_id = ${agencyId} AND subject_id = ANY (${ids}::uuid[])`);
    await tx.query(sql`DELETE FROM clients WHERE agency_id = ${agencyId} AND id = ANY (${ids}::uuid[])`);
    after = made.at(-1)?.row ?? after;
    more = made.length === BATCH_SIZE;
  }
  const words = await tx.query<{ word: string }>(
    sql`SELECT substr(k.key, 3) AS word FROM import_keys k WHERE k.agency_id = ${agencyId} AND k.import_id = ${importId} AND k.key LIKE 'w:%'`,
  );
  for (let at = 0; at < words.length; at += WORDS_AT_ONCE)
    await tx.query(sql`SELECT import_forget_words(${words.slice(at, at + WORDS_AT_ONCE).map(({ word }) => word)})`);
}
