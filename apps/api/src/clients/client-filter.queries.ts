import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { ClientStatus } from './client.dto.js';
import { asCaller, binder, conditionsOf, hasStatus, RECORD_SORTS, type RecordFilter } from './client-filter.sql.js';
import { ClientSearchQueries } from './client-search.queries.js';

/** A filter, and the order of the view that it came from. */
type ResolvedFilter = RecordFilter & { sort?: string };

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
  async resolveFilter(
    actor: Actor,
    { viewId, ...given }: RecordFilter & { viewId?: string },
    status: ClientStatus,
  ): Promise<ResolvedFilter | undefined> {
    // A parameter that was left out must not hide what the view says of it.
    const explicit = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as RecordFilter;
    if (viewId === undefined) return asCaller(actor, explicit);
    const view = await this.findSavedView<RecordFilter>(actor, viewId, `${status}s`);
    // A view outlives the orders that a list knows.
    const sort = view?.sort && view.sort.replace('-', '') in RECORD_SORTS ? { sort: view.sort } : {};
    return view && asCaller(actor, { ...view.criteria, ...sort, ...explicit });
  }

  /** What a view of a list says, for who may see the view. */
  async findSavedView<Filter>(
    actor: Actor,
    viewId: string,
    target: string,
  ): Promise<{ criteria: Filter; sort: string | null } | undefined> {
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
  async selectMatching(
    actor: Actor,
    asked: RecordFilter,
    max: number,
    status: ClientStatus = 'client',
  ): Promise<{ text: string; values: unknown[] }> {
    const filter = asCaller(actor, asked);
    if (filter.q !== undefined) return this.search.selectMatching(actor, filter, max, status);
    const values: unknown[] = [];
    const bind = binder(values);
    const conditions = [visibleTo(actor, 'owned', 'c', bind), hasStatus(status), 'c.deleted_at IS NULL', ...conditionsOf(filter, bind)];
    return { text: `SELECT c.id FROM clients c WHERE ${conditions.join(' AND ')} LIMIT ${max}`, values };
  }

  /** The same for those of the ids that stand for active records in that state that the caller sees. */
  selectActive(actor: Actor, ids: string[], status: ClientStatus = 'client'): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    const bind = binder(values);
    return {
      text: `SELECT c.id FROM clients c WHERE c.id = ANY (${bind(ids)}::uuid[]) AND ${visibleTo(actor, 'owned', 'c', bind)} AND ${hasStatus(status)} AND c.deleted_at IS NULL`,
      values,
    };
  }
}
