import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { Actor } from '../../core/auth/actor.js';
import { today } from '../../core/clock.js';
import { Db } from '../../core/database/db.js';
import { integer } from '../../core/database/integer.js';
import { jsonObject, jsonOfColumns, jsonOfMoney } from '../../core/database/json.js';
import { visibleTo } from '../../core/database/row-visibility.js';
import { Cursors } from '../../core/http/cursor.js';
import { JsonPage } from '../../core/http/json-page.js';
import type { ContractExpiryQuery } from './contract.dto.js';

const COUNTED = 10_000;
const EXPIRY = jsonObject([
  ['id', sql`to_json(t.id)`],
  ['coverageClass', sql`coalesce(to_json(t.coverage_class), 'null')`],
  ['company', sql`coalesce(to_json(t.company), 'null')`],
  ['policyNumber', sql`coalesce(to_json(t.policy_number), 'null')`],
  ['endsOn', sql`coalesce(to_json(t.ends_on), 'null')`],
  ['status', sql`to_json(t.status)`],
  ['client', jsonOfColumns('c', { id: 'id', displayName: 'display_name' })],
  ['premium', jsonOfMoney({ databaseName: 'premium' }, 't')],
]);

/** Contracts by end date over all clients, for the dashboard and the list of expiries. */
@Injectable()
export class ContractExpiriesQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
  ) {}

  /** Contracts in force that end between the given days, soonest first; without days, from today on. */
  async list(
    actor: Actor,
    { limit = 50, cursor, count, endsFrom = today(), endsTo = '9999-12-31' }: ContractExpiryQuery,
  ): Promise<JsonPage> {
    const list = { agency: actor.agencyId, expiries: true, endsFrom, endsTo };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const order = back ? sql`DESC` : sql`ASC`;
    const from = sql`contracts t JOIN clients c ON c.agency_id = t.agency_id AND c.id = t.client_id`;
    const where = sql`t.agency_id = ${actor.agencyId} AND t.ends_on BETWEEN ${endsFrom}::date AND ${endsTo}::date AND t.status IN ('active', 'suspended')
      AND t.deleted_at IS NULL AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}`;
    const total = count
      ? sql`(SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${integer(COUNTED + 1)}) counted)`
      : sql`NULL`;
    const after = position
      ? sql` AND (t.ends_on, t.id) ${back ? sql`<` : sql`>`} (${position.values[0]}::date, ${position.values[1]}::uuid)`
      : empty;
    const rows = await this.db.read<{ id: string; endsOn: string; json: string; total: string | null }>(
      actor,
      sql`SELECT t.id, t.ends_on::text AS "endsOn", ${EXPIRY} AS json, ${total} AS total FROM ${from} WHERE ${where}${after} ORDER BY t.ends_on ${order}, t.id ${order} LIMIT ${integer(limit + 1)}`,
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, ({ endsOn, id }) => [endsOn, id]);
    const found = Number(rows[0]?.total ?? 0);
    if (count) Object.assign(page, { total: Math.min(found, COUNTED), totalCapped: found > COUNTED });
    return new JsonPage(
      kept.map(({ json }) => json),
      page,
    );
  }
}
