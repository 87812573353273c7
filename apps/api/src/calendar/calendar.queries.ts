import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { addDays } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { badRequest } from '../core/errors.js';
import { JsonPage } from '../core/http/json-page.js';
import { CrmActionProjection } from '../crm-actions/crm-action.projection.js';
import { filterConditions, planModeFor } from '../crm-actions/crm-actions.queries.js';
import type { CalendarQuery } from './calendar.dto.js';

const MAX_DAYS = 62;
/** Upper limit of a response; no screen shows more than this at once. */
const MAX_ITEMS = 1_000;

/** Reads of the agenda. */
@Injectable()
export class CalendarQueries {
  constructor(
    private readonly db: Db,
    private readonly rows: CrmActionProjection,
  ) {}

  /** Returns the actions in chronological order. @throws 400 for a range that ends before it begins or is too long */
  async list(actor: Actor, { from, to, operatorId }: CalendarQuery): Promise<JsonPage> {
    if (from > to || addDays(from, MAX_DAYS) <= to)
      throw badRequest(
        'bad-parameter',
        `The range must have 1 to ${MAX_DAYS} days.`,
        ['from', 'to'].map((pointer) => ({ pointer, code: 'bad-range', message: `The range must have 1 to ${MAX_DAYS} days.` })),
      );
    const filter = { plannedFrom: from, plannedTo: to, ...(operatorId ? { operatorId } : {}) };
    const hits = await this.db.read<{ id: string }>(
      actor,
      sql`SELECT a.id FROM crm_actions a WHERE ${join(filterConditions(actor, filter), ' AND ')} AND a.on_calendar ORDER BY a.planned_key, a.id LIMIT ${integer(MAX_ITEMS + 1)}`,
      planModeFor(actor, filter),
    );
    const rows = await this.rows.load(
      actor,
      hits.slice(0, MAX_ITEMS).map(({ id }) => id),
    );
    return new JsonPage(
      rows.map(({ json }) => json),
      { nextCursor: null, prevCursor: null, hasMore: hits.length > MAX_ITEMS },
    );
  }
}
