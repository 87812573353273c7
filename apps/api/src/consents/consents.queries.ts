import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { parentIsActive, visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import { Cursors } from '../core/http/cursor.js';
import type { ConsentDto, ConsentPage, ConsentQuery, ConsentTextDto, ConsentTextList } from './consent.dto.js';
import { CONSENT_PURPOSES, type ConsentPurpose } from './consent.entity.js';

type ConsentRow = Omit<ConsentDto, 'at' | 'recordedAt'> & { at: Date; recordedAt: Date };

const MAX_TEXTS = 1_000;
const READ = 'consents-read';

/** Reads consents and their texts; who reads consents is recorded. */
@Injectable()
export class ConsentsQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
  ) {}

  async texts(actor: Actor): Promise<ConsentTextList> {
    return {
      data: await this.db.read<ConsentTextDto>(
        actor,
        sql`${texts(actor)} ORDER BY array_position(${[...CONSENT_PURPOSES]}::text[], t.purpose), t.version DESC LIMIT ${integer(MAX_TEXTS)}`,
      ),
    };
  }

  /** Returns consents, the last ones first. */
  async list(actor: Actor, { limit = 50, cursor, ...filter }: ConsentQuery): Promise<ConsentPage> {
    const list = { agency: actor.agencyId, consents: filter };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const order = back ? sql`ASC` : sql`DESC`;
    const [at, recordedAt, id] = position?.values ?? [];
    const after = position
      ? sql` AND (c.at, c.recorded_at, c.id) ${back ? sql`>` : sql`<`} (${at}::timestamptz, ${recordedAt}::timestamptz, ${id}::uuid)`
      : empty;
    const rows = await this.db.readAudited<ConsentRow>(
      actor,
      sql`SELECT ${COLUMNS} ${FROM} WHERE ${matching(actor, filter)}${after}
        ORDER BY c.at ${order}, c.recorded_at ${order}, c.id ${order} LIMIT ${integer(limit + 1)}`,
      { action: READ, subjectId: filter.clientId },
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, (row) => [
      row.at.toISOString(),
      row.recordedAt.toISOString(),
      row.id,
    ]);
    return { data: kept.map(toConsent), page };
  }

  /** @throws 404 for an entry that is not the client's or not visible */
  async get(actor: Actor, clientId: string, id: string): Promise<ConsentDto> {
    const [row] = await this.db.readAudited<ConsentRow>(
      actor,
      sql`SELECT ${COLUMNS} ${FROM} WHERE ${matching(actor, { clientId })} AND c.id = ${id}`,
      { action: READ, subjectId: clientId },
    );
    if (!row) throw notFound();
    return toConsent(row);
  }

  /** Returns an entry as a response, read within the transaction that has added it. */
  async toResponse(tx: UnitOfWork, id: string): Promise<ConsentDto> {
    const [row] = await tx.query<ConsentRow>(sql`SELECT ${COLUMNS} ${FROM} WHERE ${matching(tx.actor, {})} AND c.id = ${id}`);
    if (!row) throw notFound();
    return toConsent(row);
  }

  /** Returns the last entry of each purpose that the client was asked about; a step of the client is no reading to record. */
  async states(tx: UnitOfWork, clientId: string): Promise<Map<ConsentPurpose, Pick<ConsentDto, 'action' | 'textId'>>> {
    const last = await tx.query<Pick<ConsentDto, 'purpose' | 'action' | 'textId'>>(
      sql`SELECT c.purpose, c.action, c.text_id AS "textId" FROM consents c WHERE ${matching(tx.actor, { clientId, current: true })}`,
    );
    return new Map(last.map(({ purpose, ...state }) => [purpose, state]));
  }

  /** Returns the current text of each purpose. */
  async currentTexts(tx: UnitOfWork): Promise<Map<ConsentPurpose, ConsentTextDto>> {
    const current = await tx.query<ConsentTextDto>(sql`${texts(tx.actor)} AND NOT EXISTS (
      SELECT 1 FROM consent_texts n WHERE n.agency_id = t.agency_id AND n.purpose = t.purpose AND n.version > t.version)`);
    return new Map(current.map((text) => [text.purpose, text]));
  }
}

const COLUMNS = sql`c.id, c.client_id AS "clientId", c.purpose, c.action, c.at, c.channel, c.text_id AS "textId", c.evidence,
  json_build_object('id', u.id, 'displayName', u.display_name) AS "recordedBy", c.recorded_at AS "recordedAt"`;
const FROM = sql`FROM consents c JOIN users u ON u.agency_id = c.agency_id AND u.id = c.recorded_by_id`;

const texts = (actor: Actor): Sql =>
  sql`SELECT t.id, t.purpose, t.version, t.text FROM consent_texts t WHERE ${visibleTo(actor, 'agency', 't')}`;

/** Condition in SQL over consents `c`, of clients that are visible and not in the trash. */
function matching(actor: Actor, { clientId, purpose, action, current }: ConsentQuery): Sql {
  // Within coalesce, because PostgreSQL expects too few rows of either condition alone: it would read and sort the whole agency.
  const active = parentIsActive(actor, 'clients', 'c', 'client_id');
  const ofActive = actor.visibility === 'agency' ? sql`coalesce(${active}, false)` : active;
  const isLast = sql`coalesce(c.id = (SELECT n.id FROM consents n WHERE n.agency_id = c.agency_id AND n.client_id = c.client_id AND n.purpose = c.purpose
    ORDER BY n.at DESC, n.recorded_at DESC, n.id DESC LIMIT 1), false)`;
  return sql`c.agency_id = ${actor.agencyId} AND ${ofActive}
    ${clientId ? sql`AND c.client_id = ${clientId}` : empty} ${purpose ? sql`AND c.purpose = ANY (${purpose})` : empty}
    ${action ? sql`AND c.action = ${action}` : empty} ${current === undefined ? empty : current ? sql`AND ${isLast}` : sql`AND NOT ${isLast}`}`;
}

const toConsent = ({ at, recordedAt, ...row }: ConsentRow): ConsentDto => ({
  ...row,
  at: at.toISOString(),
  recordedAt: recordedAt.toISOString(),
});
