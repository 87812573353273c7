import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { searchPlan } from '../clients/client-search.rules.js';
import { idEnd, searchWords } from '../core/search-words.js';
import { ClientSearchQueries } from '../clients/client-search.queries.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { instant } from '../core/database/json.js';
import type { QuestionnaireHit, SearchHit, SearchHits } from './search.dto.js';

const MAX_ITEMS = 10;
/** Questionnaires of each client that is found by name, the latest. */
const MAX_OF_CLIENT = 3;
const QUESTIONNAIRE = 'questionario';
const MIN_LETTERS = 5;

/** Searches for the command palette; reads few columns of at most ten rows, to answer while the user types. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly db: Db,
    private readonly search: ClientSearchQueries,
  ) {}

  async find(actor: Actor, q: string): Promise<SearchHits> {
    const words = searchWords(q);
    if (words.length === 0) return { data: [], questionnaires: [] };
    const names = words.filter((word) => word.length < MIN_LETTERS || !QUESTIONNAIRE.startsWith(word));
    const questionnaires = names.length < words.length ? await this.questionnaires(actor, names) : [];
    const hits = await this.hits(actor, [words], q);
    if (hits.length > 0 || questionnaires.length > 0) return { data: hits, questionnaires };
    const readings = await this.search.correctOneSlip(actor, {}, words);
    return { data: readings.length > 0 ? await this.hits(actor, readings, q) : [], questionnaires };
  }

  /** Returns the latest questionnaires of the clients with these names; without names, the latest of all. */
  private questionnaires(actor: Actor, names: string[]): Promise<QuestionnaireHit[]> {
    if (!actor.permissions.has('questionnaires:read')) return Promise.resolve([]);
    const columns = sql`q.id, c.display_name AS "displayName", c.initials, c.type, q.status, ${instant(sql`q.sent_at`)} AS "sentAt"`;
    const client = sql`c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}`;
    if (names.length === 0) {
      const all = sql`SELECT q.* FROM clients c JOIN questionnaires q ON q.agency_id = c.agency_id AND q.client_id = c.id WHERE ${client}`;
      // A user of few clients would otherwise walk through the questionnaires of the whole agency.
      const mine = actor.visibility === 'agency' ? sql`questionnaires` : sql`(${all} OFFSET 0)`;
      return this.db.read<QuestionnaireHit>(
        actor,
        sql`SELECT ${columns} FROM ${mine} q JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id
          WHERE q.agency_id = ${actor.agencyId} AND ${client} ORDER BY q.sent_at DESC, q.id DESC LIMIT ${integer(MAX_ITEMS)}`,
        'custom',
      );
    }
    const { patterns, starts } = searchPlan([names]);
    return this.db.read<QuestionnaireHit>(
      actor,
      sql`SELECT ${columns} FROM client_first(${patterns}::text[], ${starts}::text[], NULL, ${MAX_ITEMS}) hit
        CROSS JOIN LATERAL (SELECT * FROM clients c WHERE c.id = hit.id AND ${client} OFFSET 0) c
        CROSS JOIN LATERAL (SELECT * FROM questionnaires q WHERE q.agency_id = c.agency_id AND q.client_id = c.id ORDER BY q.sent_at DESC LIMIT ${integer(MAX_OF_CLIENT)}) q
        ORDER BY hit.bucket, hit.key, hit.id, q.sent_at DESC LIMIT ${integer(MAX_ITEMS)}`,
    );
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
