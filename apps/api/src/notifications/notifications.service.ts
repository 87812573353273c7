import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql, { empty } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { DECLARED_FEATURES, type Feature } from '../core/feature.js';
import { Cursors } from '../core/http/cursor.js';
import { Notification, type NotificationDetails, type NotificationKind } from './notification.entity.js';
import type { NotificationDto, NotificationPage, NotificationQuery } from './notification.dto.js';

const MAX_UNREAD = 100;

type NotificationRow = Omit<NotificationDto, 'byName' | 'createdAt' | 'readAt'> & {
  byName: string | null;
  createdAt: Date;
  readAt: Date | null;
};

@Injectable()
export class NotificationsService {
  private readonly toAuthor: ReadonlySet<string>;

  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    @Inject(DECLARED_FEATURES) features: readonly Feature[],
  ) {
    const kinds = features.flatMap(({ notificationKinds = {} }) => Object.entries(notificationKinds));
    this.toAuthor = new Set(kinds.filter(([, { toAuthor }]) => toAuthor).map(([kind]) => kind));
  }

  /** Notifies a user of a change by the actor, in the same transaction. Users are notified of their own changes only for long work. */
  async notify(tx: UnitOfWork, userId: string, kind: NotificationKind, about: Omit<NotificationDetails, 'byId'>): Promise<void> {
    await this.notifyAll(tx, kind, [{ userId, about }]);
  }

  /** Notifies many users at once. */
  async notifyAll(
    tx: UnitOfWork,
    kind: NotificationKind,
    people: { userId: string; about: Omit<NotificationDetails, 'byId'> }[],
  ): Promise<void> {
    const { agencyId, userId: byId } = tx.actor;
    await tx.insert(
      Notification,
      people
        .filter(({ userId }) => userId !== byId || this.toAuthor.has(kind))
        .map(({ userId, about }) => ({
          agencyId,
          id: uuidv7(),
          userId,
          kind,
          details: { ...about, byId },
          createdAt: new Date(),
          readAt: null,
        })),
    );
  }

  /** Returns the caller's notifications, newest first. */
  async list(actor: Actor, { limit = 50, cursor }: NotificationQuery): Promise<NotificationPage> {
    const list = { agency: actor.agencyId, notifications: actor.userId };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const order = back ? sql`ASC` : sql`DESC`;
    const mine = sql`${visibleTo(actor, 'agency', 'n')} AND n.user_id = ${actor.userId}`;
    const after = position
      ? sql` AND (n.created_at, n.id) ${back ? sql`>` : sql`<`} (${position.values[0]}::timestamptz, ${position.values[1]}::uuid)`
      : empty;
    // Joins the client's current state, and only while the reader sees it.
    const client = sql`c.agency_id = n.agency_id AND c.id = n.client_id AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}`;
    // Ids become columns before the join, because under row-level security a cast in a condition prevents the use of an
    // index.
    const newest = sql`SELECT *, (n.details ->> 'clientId')::uuid AS client_id, (n.details ->> 'byId')::uuid AS by_id, (n.details ->> 'actionId')::uuid AS action_id,
         (n.details ->> 'importId')::uuid AS import_id
       FROM notifications n WHERE ${mine}${after} ORDER BY n.created_at ${order}, n.id ${order} LIMIT ${integer(limit + 1)}`;
    const rows = await this.db.read<NotificationRow>(
      actor,
      sql`SELECT n.id, n.kind, (n.details ->> 'count')::integer AS count, u.display_name AS "byName", c.id AS "clientId", c.display_name AS "clientName",
         CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'description', a.description, 'plannedOn', a.planned_on, 'plannedTime', a.planned_time) END AS action,
         CASE WHEN c.id IS NOT NULL THEN n.details ->> 'questionnaireId' END AS "questionnaireId",
         CASE WHEN c.id IS NOT NULL THEN n.details ->> 'reportId' END AS "reportId",
         CASE WHEN i.id IS NOT NULL THEN json_build_object('id', i.id, 'fileName', i.file_name, 'end', CASE WHEN i.state IN ('done', 'rolled-back') THEN i.state ELSE 'stopped' END, 'failed', n.details ->> 'failed') END AS import,
         n.created_at AS "createdAt", n.read_at AS "readAt"
       FROM (${newest}) n LEFT JOIN users u ON u.agency_id = n.agency_id AND u.id = n.by_id LEFT JOIN clients c ON ${client}
       LEFT JOIN crm_actions a ON a.agency_id = c.agency_id AND a.client_id = c.id AND a.id = n.action_id AND a.deleted_at IS NULL
       LEFT JOIN imports i ON i.agency_id = n.agency_id AND i.id = n.import_id AND ${visibleTo(actor, 'createdBy', 'i')}
       ORDER BY n.created_at ${order}, n.id ${order}`,
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, ({ createdAt, id }) => [createdAt.toISOString(), id]);
    return { data: kept.map(toNotification), page, unread: await this.unread(actor) };
  }

  async read(actor: Actor, id: string): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const { readAt } = await tx.getForUpdate(Notification, id, { userId: actor.userId });
      if (!readAt) await tx.update(Notification, { agencyId: actor.agencyId, id }, { readAt: new Date() });
    });
  }

  async readAll(actor: Actor): Promise<void> {
    await this.db.write(actor, (tx) =>
      tx.query(
        sql`UPDATE notifications SET read_at = now() WHERE agency_id = ${actor.agencyId} AND user_id = ${actor.userId} AND read_at IS NULL`,
      ),
    );
  }

  private async unread(actor: Actor): Promise<number> {
    const [row] = await this.db.read<{ unread: string }>(
      actor,
      sql`SELECT count(*) AS unread FROM (SELECT 1 FROM notifications n WHERE n.agency_id = ${actor.agencyId} AND n.user_id = ${actor.userId} AND n.read_at IS NULL LIMIT ${integer(MAX_UNREAD)}) n`,
    );
    return Number(row?.unread ?? 0);
  }
}

const toNotification = ({ byName, createdAt, readAt, ...row }: NotificationRow): NotificationDto => ({
  ...row,
  byName: byName ?? '',
  createdAt: createdAt.toISOString(),
  readAt: readAt?.toISOString() ?? null,
});
