import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { ActorResolver } from '../core/auth/actor-resolver.js';
import { addDays, today } from '../core/clock.js';
import { Config } from '../core/config.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import { hashOf, Keys } from '../core/keys.js';
import { CalendarFeed } from './calendar-feed.entity.js';
import { calendarOf, type FeedEvent } from './calendar-feed.rules.js';
import type { CalendarFeedDto } from './calendar.dto.js';

const DAYS_BACK = 90;
const DAYS_AHEAD = 400;
const MAX_EVENTS = 2_000;

declare module '../core/database/db.js' {
  interface AuthFunctions {
    calendar_feed: { agency_id: string; user_id: string };
  }
}

/**
 * Calendar feeds that other programs subscribe to. The URL is the only credential: it contains a secret derived from the
 * feed's id and the server key. The database stores only its hash, so a leaked copy of the database reveals no URLs.
 */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
    private readonly keys: Keys,
    private readonly actorResolver: ActorResolver,
  ) {}

  async get(actor: Actor): Promise<CalendarFeedDto> {
    // A "view as" session lasts ten minutes, and this URL would outlive it.
    if (actor.readOnly) return { url: null, createdAt: null };
    const [feed] = await this.db.read<CalendarFeed>(
      actor,
      sql`SELECT f.id, f.created_at AS "createdAt" FROM calendar_feeds f WHERE f.agency_id = ${actor.agencyId} AND f.user_id = ${actor.userId}`,
    );
    return feed ? { url: this.urlOf(feed.id), createdAt: feed.createdAt.toISOString() } : { url: null, createdAt: null };
  }

  /** Creates the caller's feed and invalidates the previous URL, if any. */
  make(actor: Actor): Promise<CalendarFeedDto> {
    return this.db.write(actor, async (tx) => {
      const { agencyId, userId } = actor;
      const id = uuidv7();
      const createdAt = new Date();
      await tx.manager.upsert(CalendarFeed, { agencyId, userId, id, tokenHash: hashOf(this.secretOf(id)), createdAt }, [
        'agencyId',
        'userId',
      ]);
      return { url: this.urlOf(id), createdAt: createdAt.toISOString() };
    });
  }

  async revoke(actor: Actor): Promise<void> {
    await this.db.write(actor, ({ manager }) => manager.delete(CalendarFeed, { agencyId: actor.agencyId, userId: actor.userId }));
  }

  /** @throws 404 for a token that is unknown or was revoked */
  async read(token: string): Promise<string> {
    const [feed] = await this.db.callAuthFunction('calendar_feed', [hashOf(token)]);
    const actor = feed && (await this.actorResolver.fromUser(feed.agency_id, feed.user_id));
    if (!actor) throw notFound();
    const day = today();
    const events = await this.db.read<FeedEvent & { owner: string }>(
      actor,
      sql`SELECT a.id, a.description, a.notes, t.name AS "typeName", c.display_name AS "clientName", a.planned_on::text AS "plannedOn", a.planned_time AS "plannedTime",
         a.duration_minutes AS "durationMinutes", a.state = 'cancelled' OR a.deleted_at IS NOT NULL OR c.deleted_at IS NOT NULL AS cancelled, a.version,
         a.created_at AS "createdAt", a.updated_at AS "updatedAt"
       FROM crm_actions a JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id AND ${visibleTo(actor, 'owned', 'c')}
       LEFT JOIN crm_action_types t ON t.agency_id = a.agency_id AND t.id = a.type_id
       WHERE a.agency_id = ${actor.agencyId} AND a.operator_id = ${actor.userId} AND a.on_calendar
         AND a.planned_key >= ${addDays(day, -DAYS_BACK)} AND a.planned_key < ${addDays(day, DAYS_AHEAD)}
       ORDER BY a.planned_key DESC, a.id DESC LIMIT ${integer(MAX_EVENTS)}`,
      'custom',
    );
    const [person] = await this.db.read<{ name: string }>(
      actor,
      sql`SELECT u.display_name AS name FROM users u WHERE u.agency_id = ${actor.agencyId} AND u.id = ${actor.userId}`,
    );
    return calendarOf(person?.name ?? '', events, (id) => new URL(`/azioni?azione=${id}`, this.config.publicUrl).href);
  }

  private secretOf(feedId: string): string {
    return this.keys.hmac('calendar-feed', feedId).toString('base64url');
  }

  private urlOf(feedId: string): string {
    return new URL(`/api/v1/calendar/${this.secretOf(feedId)}.ics`, this.config.publicUrl).href;
  }
}
