import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { searchPlan } from '../clients/client-search.rules.js';
import { idEnd, searchWords } from '../core/search-words.js';
import { ClientSearchQueries } from '../clients/client-search.queries.js';
import type { Actor } from '../core/auth/actor.js';
import type { Permission } from '../core/auth/permissions.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { instant } from '../core/database/json.js';
import type { QuestionnaireHit, ReportHit, SearchHit, SearchHits } from './search.dto.js';

const MAX_ITEMS = 10;
/** Records of each client that is found by name, the latest. */
const MAX_OF_CLIENT = 3;
const MIN_LETTERS = 5;

/** Records of clients that are found by a word and the name of their client. */
interface WordSearch {
  word: string;
  permission: Permission;
  /** Records `r`, without those in the trash. */
  table: Sql;
  active: Sql;
  /** Time of a record, by which the latest is found. */
  at: Sql;
  columns: Sql;
}
const QUESTIONNAIRES: WordSearch = {
  word: 'questionario',
  permission: 'questionnaires:read',
  table: sql`questionnaires`,
  active: sql`true`,
  at: sql`r.sent_at`,
  columns: sql`r.status, ${instant(sql`r.sent_at`)} AS "sentAt"`,
};
const REPORTS: WordSearch = {
  word: 'report',
  permission: 'reports:read',
  table: sql`reports`,
  active: sql`r.deleted_at IS NULL`,
  at: sql`r.created_at`,
  columns: sql`r.kind, r.status, ${instant(sql`r.created_at`)} AS "createdAt"`,
};

/** Searches for the command palette; reads few columns of at most ten rows, to answer while the user types. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly db: Db,
    private readonly search: ClientSearchQueries,
  ) {}

  async find(actor: Actor, q: string): Promise<SearchHits> {
    const words = searchWords(q);
    if (words.length === 0) return { data: [], questionnaires: [], reports: [] };
    const questionnaires = await this.byWord<QuestionnaireHit>(actor, QUESTIONNAIRES, words);
    const reports = await this.byWord<ReportHit>(actor, REPORTS, words);
    const hits = await this.hits(actor, [words], q);
    if (hits.length > 0 || questionnaires.length > 0 || reports.length > 0) return { data: hits, questionnaires, reports };
    const readings = await this.search.correctOneSlip(actor, {}, words);
    return { data: readings.length > 0 ? await this.hits(actor, readings, q) : [], questionnaires, reports };
  }

  /** Returns the latest records of the clients that the other words name; without other words, the latest of all. */
  private byWord<Hit>(actor: Actor, { word, permission, table, active, at, columns: own }: WordSearch, words: string[]): Promise<Hit[]> {
    const names = words.filter((one) => one.length < MIN_LETTERS || !word.startsWith(one));
    if (names.length === words.length || !actor.permissions.has(permission)) return Promise.resolve([]);
    const columns = sql`r.id, c.display_name AS "displayName", c.initials, c.type, ${own}`;
    const client = sql`c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}`;
    if (names.length === 0) {
      const all = sql`SELECT r.* FROM clients c JOIN ${table} r ON r.agency_id = c.agency_id AND r.client_id = c.id WHERE ${client}`;
      // A user of few clients would otherwise walk through the records of the whole agency.
      const mine = actor.visibility === 'agency' ? table : sql`(${all} OFFSET 0)`;
      return this.db.read<Hit>(
        actor,
        sql`SELECT ${columns} FROM ${mine} r JOIN clients c ON c.agency_id = r.agency_id AND c.id = r.client_id
          WHERE r.agency_id = ${actor.agencyId} AND ${active} AND ${client} ORDER BY ${at} DESC, r.id DESC LIMIT ${integer(MAX_ITEMS)}`,
        'custom',
      );
    }
    const { patterns, starts } = searchPlan([names]);
    return this.db.read<Hit>(
      actor,
      sql`SELECT ${columns} FROM client_first(${patterns}::text[], ${starts}::text[], NULL, ${MAX_ITEMS}) hit
        CROSS JOIN LATERAL (SELECT * FROM clients c WHERE c.id = hit.id AND ${client} OFFSET 0) c
        CROSS JOIN LATERAL (SELECT * FROM ${table} r WHERE r.agency_id = c.agency_id AND r.client_id = c.id AND ${active}
          ORDER BY ${at} DESC LIMIT ${integer(MAX_OF_CLIENT)}) r
        ORDER BY hit.bucket, hit.key, hit.id, ${at} DESC LIMIT ${integer(MAX_ITEMS)}`,
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
