import { Injectable } from '@nestjs/common';
import { binder } from '../../clients/client-filter.sql.js';
import type { Actor } from '../../core/auth/actor.js';
import { today } from '../../core/clock.js';
import { Db } from '../../core/database/db.js';
import { jsonObject, jsonOfMoney } from '../../core/database/json.js';
import { visibleTo } from '../../core/database/row-visibility.js';
import { Cursors } from '../../core/http/cursor.js';
import { JsonPage } from '../../core/http/json-page.js';
import type { ContractExpiryQuery } from './contract.dto.js';

const COUNTED = 10_000;
const FIELDS = ['id', 'coverage_class', 'company', 'policy_number', 'ends_on', 'status'];
const camel = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const EXPIRY = jsonObject([
  ...FIELDS.map((column) => [camel(column), `coalesce(to_json(t.${column})::text, 'null')`] as const),
  [
    'client',
    jsonObject([
      ['id', 'to_json(c.id)'],
      ['displayName', 'to_json(c.display_name)'],
    ]),
  ],
  ['premium', jsonOfMoney('t.premium')],
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
    const values: unknown[] = [];
    const bind = binder(values);
    const back = position?.direction === 'prev';
    const order = back ? 'DESC' : 'ASC';
    const from = 'contracts t JOIN clients c ON c.agency_id = t.agency_id AND c.id = t.client_id';
    const where = `t.agency_id = ${bind(actor.agencyId)} AND t.ends_on BETWEEN ${bind(endsFrom)}::date AND ${bind(endsTo)}::date AND t.status IN ('active', 'suspended')
      AND t.deleted_at IS NULL AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c', bind)}`;
    const total = count ? `(SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${COUNTED + 1}) counted)` : 'NULL';
    const after = position
      ? ` AND (t.ends_on, t.id) ${back ? '<' : '>'} (${bind(position.values[0])}::date, ${bind(position.values[1])}::uuid)`
      : '';
    const rows = await this.db.read<{ id: string; endsOn: string; json: string; total: string | null }>(
      actor,
      `SELECT t.id, t.ends_on::text AS "endsOn", ${EXPIRY} AS json, ${total} AS total FROM ${from} WHERE ${where}${after} ORDER BY t.ends_on ${order}, t.id ${order} LIMIT ${limit + 1}`,
      values,
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
