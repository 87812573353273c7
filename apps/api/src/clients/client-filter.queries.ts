import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/scope.js';
import type { ClientStatus } from './client.dto.js';
import { asCaller, binder, conditionsOf, inState, RECORD_SORTS, type RecordFilter } from './client-filter.sql.js';
import { ClientSearchQueries } from './client-search.queries.js';

/** A filter, and the order of the view that it came from. */
type Meant = RecordFilter & { sort?: string };

/** What a filter means: the view behind it, and which records it is about. */
@Injectable()
export class ClientFilterQueries {
  constructor(
    private readonly db: Db,
    private readonly search: ClientSearchQueries,
  ) {}

  /**
   * The filter that a query means: what its view says, and what it says itself instead.
   * @returns undefined when there is no such view, or the caller does not see it: the list is empty then
   */
  async meant(actor: Actor, { viewId, ...given }: RecordFilter & { viewId?: string }, status: ClientStatus): Promise<Meant | undefined> {
    // A parameter that was left out must not hide what the view says of it.
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as RecordFilter;
    if (viewId === undefined) return asCaller(actor, said);
    const view = await this.saved<RecordFilter>(actor, viewId, `${status}s`);
    // A view outlives the orders that a list knows.
    const sort = view?.sort && view.sort.replace('-', '') in RECORD_SORTS ? { sort: view.sort } : {};
    return view && asCaller(actor, { ...view.criteria, ...sort, ...said });
  }

  /** What a view of a list says, for who may see the view. */
  async saved<Filter>(actor: Actor, viewId: string, target: string): Promise<{ criteria: Filter; sort: string | null } | undefined> {
    const values: unknown[] = [];
    const bind = binder(values);
    const [view] = await this.db.read<{ criteria: Filter; sort: string | null }>(
      actor,
      `SELECT v.criteria, v.sort FROM views v WHERE ${visibleTo(actor, 'agency', 'v', bind)} AND v.id = ${bind(viewId)}
         AND v.target = ${bind(target)} AND (v.scope <> 'personal' OR v.user_id = ${bind(actor.userId)})`,
      values,
    );
    return view;
  }

  /** A statement that gives the ids of all that match, up to `most`. */
  async matching(
    actor: Actor,
    asked: RecordFilter,
    most: number,
    status: ClientStatus = 'client',
  ): Promise<{ text: string; values: unknown[] }> {
    const filter = asCaller(actor, asked);
    if (filter.q !== undefined) return this.search.matching(actor, filter, most, status);
    const values: unknown[] = [];
    const bind = binder(values);
    const conditions = [visibleTo(actor, 'owned', 'c', bind), inState(status), 'c.deleted_at IS NULL', ...conditionsOf(filter, bind)];
    return { text: `SELECT c.id FROM clients c WHERE ${conditions.join(' AND ')} LIMIT ${most}`, values };
  }

  /** The same for those of the ids that stand for live records in that state that the caller sees. */
  live(actor: Actor, ids: string[], status: ClientStatus = 'client'): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    const bind = binder(values);
    return {
      text: `SELECT c.id FROM clients c WHERE c.id = ANY (${bind(ids)}::uuid[]) AND ${visibleTo(actor, 'owned', 'c', bind)} AND ${inState(status)} AND c.deleted_at IS NULL`,
      values,
    };
  }
}
