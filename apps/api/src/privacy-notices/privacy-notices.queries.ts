import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import { AgencyDetailsService } from '../agency-details/agency-details.service.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { instant } from '../core/database/json.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound, Problem } from '../core/errors.js';
import { Cursors } from '../core/http/cursor.js';
import type {
  PrivacyNoticeDto,
  PrivacyNoticePage,
  PrivacyNoticeQuery,
  PrivacyNoticeSummary,
  ProposedPrivacyNotice,
} from './privacy-notice.dto.js';
import { proposedNotice } from './proposed-notice.js';

/** Reads an agency's privacy notices. */
@Injectable()
export class PrivacyNoticesQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly details: AgencyDetailsService,
  ) {}

  /** Returns the versions without their texts, newest first. */
  async list(actor: Actor, { limit = 50, cursor }: PrivacyNoticeQuery): Promise<PrivacyNoticePage> {
    const list = { agency: actor.agencyId, privacyNotices: true };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const after = position ? sql` AND n.version ${back ? sql`>` : sql`<`} ${position.values[0]}::integer` : empty;
    const rows = await this.db.read<PrivacyNoticeSummary>(
      actor,
      sql`${select(actor)}${after} ORDER BY n.version ${back ? sql`ASC` : sql`DESC`} LIMIT ${integer(limit + 1)}`,
    );
    const { rows: data, page } = this.cursors.page(rows, limit, position, list, ({ version }) => [version]);
    return { data, page };
  }

  /** Returns the notice that a client accepts now. @throws 404 when the agency has published none */
  async current(actor: Actor): Promise<PrivacyNoticeDto> {
    const [notice] = await this.db.read<PrivacyNoticeDto>(actor, sql`${select(actor, TEXTS)} ORDER BY n.version DESC LIMIT 1`);
    if (!notice) throw new Problem(404, 'no-privacy-notice', 'The agency has not published a privacy notice yet.');
    return notice;
  }

  async get(actor: Actor, id: string): Promise<PrivacyNoticeDto> {
    return found(await this.db.read<PrivacyNoticeDto>(actor, sql`${select(actor, TEXTS)} AND n.id = ${id}`));
  }

  async propose(actor: Actor): Promise<ProposedPrivacyNotice> {
    return proposedNotice(await this.details.get(actor));
  }

  /** Returns the notice as a response, read within the transaction that has written it. */
  async toResponse(tx: UnitOfWork, id: string): Promise<PrivacyNoticeDto> {
    return found(await tx.query<PrivacyNoticeDto>(sql`${select(tx.actor, TEXTS)} AND n.id = ${id}`));
  }
}

const TEXTS = sql`, n.notice, n.terms`;

const select = (actor: Actor, texts = empty): Sql =>
  sql`SELECT n.id, n.version, n.content_sha256 AS sha256, ${instant(sql`n.published_at`)} AS "publishedAt",
      json_build_object('id', u.id, 'displayName', u.display_name) AS "publishedBy"${texts}
    FROM privacy_notices n JOIN users u ON u.agency_id = n.agency_id AND u.id = n.published_by_id
    WHERE ${visibleTo(actor, 'agency', 'n')}`;

function found([notice]: PrivacyNoticeDto[]): PrivacyNoticeDto {
  if (!notice) throw notFound();
  return notice;
}
