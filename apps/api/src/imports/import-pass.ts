import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import type { Client } from '../clients/client.entity.js';
import { CLIENTS } from '../clients/client.record.js';
import { newClient } from '../clients/client.rules.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { today } from '../core/clock.js';
import { createRecords } from '../core/records/records.js';
import { counted, NO_ROWS, type CountedRow } from './import-counts.rules.js';
import { KeyHolders } from './import-match.queries.js';
import type { ReadRow, RowPrefetcher } from './import-row-prefetcher.js';
import { decide, keysOf, type Decision } from './import-match.rules.js';
import type { Reading } from './import-row.rules.js';
import type { Import, ImportPass } from './import.entity.js';

const REJECTED: Omit<Decision, 'reason'> = { outcome: 'rejected', repeats: null, clientId: null };

interface DecidedRow extends ReadRow {
  decision: Decision;
}

/** Returns the settings to parse a file with, shared by every pass and by the row list. */
export const readingOf = ({ columns, mapping, today: day }: Pick<Import, 'columns' | 'mapping' | 'today'>): Reading => ({
  headers: columns.map(({ header }) => header),
  mapping,
  today: day ?? today(),
});

/**
 * Processes the next batch of rows. The dry run and the run share this code, and only the run writes records, so both
 * return the same counts.
 * @returns the changed fields of the import, or null when no rows are left
 */
export async function processBatch(
  tx: UnitOfWork,
  { id, position, ...file }: Import,
  pass: ImportPass,
  prefetcher: RowPrefetcher,
): Promise<Partial<Import> | null> {
  const rows = await prefetcher.readAfter(tx.actor, position);
  const last = rows.at(-1);
  if (!last) return null;
  const decided = await decideAll(tx, id, readingOf(file), rows);
  const made = decided.filter(({ decision }) => decision.outcome === 'created');
  if (pass === 'run') await insertRecords(tx, id, made);
  await storeOutcomes(tx, id, decided, made);
  const counts = counted((pass === 'run' ? file.result : file.dryRun) ?? NO_ROWS, decided.map(asCounted));
  return { position: last.row, ...(pass === 'run' ? { result: counts } : { dryRun: counts }) };
}

const asCounted = ({ decision, client, status, warnings }: DecidedRow): CountedRow => ({
  ...decision,
  type: client?.type,
  status,
  warnings: warnings.map(({ code }) => code),
});

async function decideAll(tx: UnitOfWork, importId: string, reading: Reading, rows: readonly ReadRow[]): Promise<DecidedRow[]> {
  const holders = await KeyHolders.of(
    tx,
    importId,
    reading,
    rows.flatMap(({ identity }) => identity ?? []),
  );
  return rows.map((row) => {
    if (!row.identity) return { ...row, decision: { ...REJECTED, reason: row.faults[0] ?? 'no-name' } };
    const decision = decide(row.identity, holders.of(row.identity));
    if (decision.outcome === 'created') holders.add(row.row, row.identity);
    return { ...row, decision };
  });
}

/** Inserts the records with a fixed number of statements, however many there are. */
async function insertRecords(tx: UnitOfWork, importId: string, made: DecidedRow[]): Promise<void> {
  const { agencyId, userId } = tx.actor;
  const [stage] = await tx.query<{ id: string }>(
    sql`SELECT s.id FROM pipeline_stages s WHERE s.agency_id = ${agencyId} ORDER BY s.position LIMIT 1`,
  );
  const now = new Date();
  const clients = made.flatMap((row) => {
    const id = uuidv7();
    row.decision.clientId = id;
    const inStage = row.status === 'prospect' ? (stage?.id ?? null) : null;
    return row.client
      ? [{ ...newClient(id, { agencyId, userId }, row.client, now, inStage), importPrint: row.identity?.print ?? null }]
      : [];
  });
  await storeNewWords(tx, importId, clients);
  const details = ({ status }: Client) => ({
    ...(status === 'prospect' ? { title: 'Prospect created' } : {}),
    link: `/imports/${importId}`,
  });
  await createRecords(tx, CLIENTS, clients, details, now);
}

/**
 * Stores the words that are new to the agency, so that a roll-back can remove them from the search words the clients'
 * trigger adds.
 */
async function storeNewWords(tx: UnitOfWork, importId: string, clients: readonly Client[]): Promise<void> {
  await tx.query(sql`INSERT INTO import_keys (agency_id, import_id, key, row)
     SELECT ${tx.actor.agencyId}, ${importId}, 'w:' || n.word, 0 FROM unnest(${[...new Set(clients.flatMap(({ nameKey }) => nameKey.split(' ')))]}::text[]) AS n(word)
     WHERE NOT EXISTS (SELECT 1 FROM client_words w WHERE w.agency_id = ${tx.actor.agencyId} AND w.word = n.word) ON CONFLICT DO NOTHING`);
}

async function storeOutcomes(tx: UnitOfWork, importId: string, decided: DecidedRow[], made: DecidedRow[]): Promise<void> {
  const outcomes = decided.map(({ row, decision, warnings }) => ({ row, ...decision, warned: warnings.length > 0 }));
  await tx.query(sql`INSERT INTO import_outcomes (agency_id, import_id, row, outcome, reason, repeats, client_id, warned)
     SELECT ${tx.actor.agencyId}, ${importId}, o.row, o.outcome, o.reason, o.repeats, o."clientId", o.warned
     FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS o(row integer, outcome text, reason text, repeats integer, "clientId" uuid, warned boolean)`);
  const keys = made.flatMap(({ row, identity }) => (identity ? keysOf(identity).map((key) => ({ key, row })) : []));
  await tx.query(sql`INSERT INTO import_keys (agency_id, import_id, key, row) SELECT ${tx.actor.agencyId}, ${importId}, k.key, k.row
     FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS k(key text, row integer) ORDER BY k.row ON CONFLICT DO NOTHING`);
}
