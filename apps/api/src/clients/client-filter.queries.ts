import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { ClientStatus } from './client.dto.js';
import { asCaller, conditionsOf, hasStatus, RECORD_SORTS, type RecordFilter } from './client-filter.sql.js';
import { ClientSearchQueries } from './client-search.queries.js';
import { SavedFilters } from './saved-filters.js';

/** Filter merged with its view, and the view's sort order if it has one. */
type ResolvedFilter = RecordFilter & { sort?: string };

/** Resolves filters: merges in the saved view, and builds the statements that select the matching records. */
@Injectable()
export class ClientFilterQueries {
  constructor(
    private readonly saved: SavedFilters,
    private readonly search: ClientSearchQueries,
  ) {}

  /**
   * Merges the criteria of the view with the query's own parameters, which take precedence.
   * @returns undefined when the view does not exist or is not visible to the caller; the list is then empty
   */
  async resolveFilter(
    actor: Actor,
    { viewId, ...given }: RecordFilter & { viewId?: string },
    status: ClientStatus,
  ): Promise<ResolvedFilter | undefined> {
    // An omitted parameter must not override the view's criterion.
    const explicit = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as RecordFilter;
    if (viewId === undefined) return asCaller(actor, explicit);
    const view = await this.saved.find<RecordFilter>(actor, viewId, `${status}s`);
    // A saved view may name a sort that the list no longer supports.
    const sort = view?.sort && view.sort.replace('-', '') in RECORD_SORTS ? { sort: view.sort } : {};
    return view && asCaller(actor, { ...view.criteria, ...sort, ...explicit });
  }

  /** Builds the statement that selects the ids of all visible matching records, up to `max`. */
  async selectMatching(actor: Actor, asked: RecordFilter, max: number, status: ClientStatus = 'client'): Promise<Sql> {
    const filter = asCaller(actor, asked);
    if (filter.q !== undefined) return this.search.selectMatching(actor, filter, max, status);
    const conditions = [visibleTo(actor, 'owned', 'c'), hasStatus(status), sql`c.deleted_at IS NULL`, ...conditionsOf(filter)];
    return sql`SELECT c.id FROM clients c WHERE ${join(conditions, ' AND ')} LIMIT ${integer(max)}`;
  }

  /** Builds the statement that selects those of the ids that are visible, active and of the given status. */
  selectActive(actor: Actor, ids: string[], status: ClientStatus = 'client'): Sql {
    return sql`SELECT c.id FROM clients c WHERE c.id = ANY (${ids}::uuid[]) AND ${visibleTo(actor, 'owned', 'c')} AND ${hasStatus(status)} AND c.deleted_at IS NULL`;
  }
}
