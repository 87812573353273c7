import sql, { join, type Sql } from 'sql-template-tag';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { identityOf, keysOf, fingerprintOf, wordsOf, type Holders, type Identity } from './import-match.rules.js';
import { understandRow, type Reading } from './import-row.rules.js';

type Columns = Record<'fiscalCode' | 'vatNumber' | 'omniaCode' | 'print', string | null> & { id: string; nameKey: string };

/** Loads the rows and records that share a key with a batch of rows, in one query for the whole batch. */
export class KeyHolders {
  private readonly rows = new Map<string, Identity & { row: number }>();
  private readonly records = new Map<string, (Identity & { id: string })[]>();
  private takenCodes: ReadonlySet<string> = new Set();

  static async of(tx: UnitOfWork, importId: string, reading: Reading, identities: readonly Identity[]): Promise<KeyHolders> {
    const holders = new KeyHolders();
    await holders.readRows(tx, importId, reading, identities);
    await holders.readRecords(tx, identities);
    return holders;
  }

  of(identity: Identity): Holders {
    const keys = keysOf(identity);
    return {
      rows: keys.flatMap((key) => this.rows.get(key) ?? []),
      records: keys.flatMap((key) => this.records.get(key) ?? []),
      takenCodes: this.takenCodes,
    };
  }

  /** Registers an imported row under its keys; the first row to use a key keeps it. */
  add(row: number, identity: Identity): void {
    for (const key of keysOf(identity)) if (!this.rows.has(key)) this.rows.set(key, { ...identity, row });
  }

  private async readRows(tx: UnitOfWork, importId: string, reading: Reading, identities: readonly Identity[]): Promise<void> {
    // Each key is looked up in the index: with statistics of a smaller table PostgreSQL would read all rows of the import for each key.
    const found = await tx.query<{ key: string; row: number; cells: string[] }>(sql`
      SELECT k.key, k.row, r.cells FROM (SELECT DISTINCT given.key FROM unnest(${identities.flatMap(keysOf)}::text[]) AS given(key)) sought
       CROSS JOIN LATERAL (SELECT k.key, k.row FROM import_keys k WHERE k.agency_id = ${tx.actor.agencyId} AND k.import_id = ${importId} AND k.key = sought.key OFFSET 0) k
       CROSS JOIN LATERAL (SELECT r.cells FROM import_rows r WHERE r.agency_id = ${tx.actor.agencyId} AND r.import_id = ${importId} AND r.row = k.row OFFSET 0) r`);
    for (const { key, row, cells } of found) {
      const { client } = understandRow(cells, reading);
      if (client) this.rows.set(key, { ...identityOf(client, fingerprintOf(cells, reading.mapping)), row });
    }
  }

  private async readRecords(tx: UnitOfWork, identities: readonly Identity[]): Promise<void> {
    const codes = identities.flatMap(({ omniaCode }) => omniaCode ?? []);
    const holders = await tx.query<{ code: string; id: string }>(
      sql`SELECT h.code, h.client_id AS id FROM import_omnia_holders(${codes}) h`,
    );
    this.takenCodes = new Set(holders.map(({ code }) => code));
    const sought = (column: Sql, ids: (string | null)[], type = sql`text`) =>
      sql`SELECT c.id, c.fiscal_code AS "fiscalCode", c.vat_number AS "vatNumber", lower(c.omnia_code) AS "omniaCode", c.import_print AS print, c.name_key AS "nameKey"
       FROM clients c WHERE ${visibleTo(tx.actor, 'owned', 'c')} AND c.deleted_at IS NULL AND c.${column} = ANY (${ids}::${type}[])`;
    const given = (of: (identity: Identity) => string | null) => identities.map(of).filter((value) => value !== null);
    const records = await tx.query<Columns>(
      join(
        [
          sought(
            sql`fiscal_code`,
            given(({ fiscalCode }) => fiscalCode),
          ),
          sought(
            sql`vat_number`,
            given(({ vatNumber }) => vatNumber),
          ),
          sought(
            sql`import_print`,
            given(({ print }) => print),
          ),
          sought(
            sql`id`,
            holders.map(({ id }) => id),
            sql`uuid`,
          ),
        ],
        ' UNION ',
      ),
    );
    for (const { id, nameKey, ...keys } of records) {
      const record = { ...keys, id, names: wordsOf(nameKey) };
      for (const key of keysOf(record)) this.records.set(key, [...(this.records.get(key) ?? []), record]);
    }
  }
}
