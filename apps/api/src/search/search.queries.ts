import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { searchPlan } from '../clients/client-search.rules.js';
import { idEnd, searchWords } from '../core/search-words.js';
import { ClientSearchQueries } from '../clients/client-search.queries.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { SearchHit, SearchHits } from './search.dto.js';

const MAX_ITEMS = 10;

/** Searches for the command palette; reads few columns of at most ten rows, to answer while the user types. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly db: Db,
    private readonly search: ClientSearchQueries,
  ) {}

  async find(actor: Actor, q: string): Promise<SearchHits> {
    const words = searchWords(q);
    if (words.length === 0) return { data: [] };
    const hits = await this.hits(actor, [words], q);
    if (hits.length > 0) return { data: hits };
    const readings = await this.search.correctOneSlip(actor, {}, words);
    return { data: readings.length > 0 ? await this.hits(actor, readings, q) : [] };
  }

  private hits(actor: Actor, readings: string[][], q: string): Promise<SearchHit[]> {
    const { patterns, starts } = searchPlan(readings);
    return this.db.read<SearchHit>(
      actor,
      sql`SELECT c.status || 's' AS kind, c.id, c.display_name AS "displayName", c.initials, c.type, c.email, c.phone, c.address ->> 'city' AS city
       FROM client_first(${patterns}::text[], ${starts}::text[], ${idEnd(q)}, ${MAX_ITEMS}) hit
       CROSS JOIN LATERAL (SELECT * FROM clients c WHERE c.id = hit.id AND ${visibleTo(actor, 'owned', 'c')} OFFSET 0) c
       ORDER BY hit.bucket, hit.key, hit.id`,
    );
  }
}
