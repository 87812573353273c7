import { Inject, Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { badRequest, notFound } from '../core/errors.js';
import { DECLARED_FEATURES, type Feature } from '../core/feature.js';
import { Cursors } from '../core/http/cursor.js';
import type { TimelineEntry } from '../core/history/timeline-entry.entity.js';
import type { TimelinePage, TimelineQuery } from './timeline.dto.js';

/** Reads a client's timeline, newest first. Visible exactly when the client is. */
@Injectable()
export class TimelineQueries {
  private readonly kinds: ReadonlySet<string>;

  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    @Inject(DECLARED_FEATURES) features: readonly Feature[],
  ) {
    this.kinds = new Set(features.flatMap(({ timelineKinds = [] }) => timelineKinds));
  }

  async list(actor: Actor, clientId: string, query: TimelineQuery): Promise<TimelinePage> {
    const { limit = 50, cursor, kind, count } = query;
    if (kind?.some((name) => !this.kinds.has(name)))
      throw badRequest('bad-parameter', 'Check: kind.', [
        {
          pointer: 'kind',
          code: 'is-in',
          message: `each value in kind must be one of the following values: ${[...this.kinds].join(', ')}`,
        },
      ]);
    const list = { agency: actor.agencyId, clientId, kind };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const order = back ? sql`ASC` : sql`DESC`;
    const scope = visibleTo(actor, 'owned', 'c');
    const client = sql`SELECT 1 FROM clients c WHERE c.id = ${clientId} AND ${scope} AND c.deleted_at IS NULL`;
    const condition = sql`t.agency_id = ${actor.agencyId} AND t.subject_id = ${clientId}${kind ? sql` AND t.kind = ANY (${kind})` : empty}`;
    const after = position
      ? sql` AND (t.at, t.id) ${back ? sql`>` : sql`<`} (${position.values[0]}::timestamptz, ${position.values[1]}::uuid)`
      : empty;
    const rows = await this.db.read<TimelineEntry & { actorName: string; total: string | null }>(
      actor,
      sql`SELECT t.id, t.kind, t.at, t.origin, t.title, t.changes, t.link, t.actor_id AS "actorId", u.display_name AS "actorName",
        ${count ? sql`(SELECT count(*) FROM timeline_entries t WHERE ${condition})` : sql`NULL`} AS total
       FROM (${client}) seen CROSS JOIN timeline_entries t JOIN users u ON u.agency_id = t.agency_id AND u.id = t.actor_id
       WHERE ${condition}${after} ORDER BY t.at ${order}, t.id ${order} LIMIT ${integer(limit + 1)}`,
    );
    if (rows.length === 0) await this.assertVisible(actor, clientId);
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, ({ at, id }) => [at.toISOString(), id]);
    if (count) Object.assign(page, { total: Number(rows[0]?.total ?? 0), totalCapped: false });
    return {
      data: kept.map(({ actorId, actorName, at, id, kind: what, origin, title, changes, link }) => ({
        id,
        kind: what,
        at: at.toISOString(),
        actor: { id: actorId, displayName: actorName },
        origin,
        title,
        changes,
        link,
      })),
      page,
    };
  }

  /** Tells an empty timeline from a client that is not visible. @throws 404 for the latter */
  private async assertVisible(actor: Actor, clientId: string): Promise<void> {
    const scope = visibleTo(actor, 'owned', 'c');
    const seen = await this.db.read(actor, sql`SELECT 1 FROM clients c WHERE c.id = ${clientId} AND ${scope} AND c.deleted_at IS NULL`);
    if (seen.length === 0) throw notFound();
  }
}
