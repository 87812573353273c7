import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/scope.js';
import type { Tx } from '../core/database/tx.js';
import { Cursors } from '../core/http/cursor.js';
import { Notification, type NotificationDetails, type NotificationKind } from './notification.entity.js';
import type { NotificationDto, NotificationPage, NotificationQuery } from './notification.dto.js';

const MOST_UNREAD = 100;

@Injectable()
export class NotificationsService {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
  ) {}

  /** Tells somebody in the transaction of what they are told; nobody is told of their own doing. */
  async tell(tx: Tx, userId: string, kind: NotificationKind, details: NotificationDetails): Promise<void> {
    if (userId === tx.actor.userId) return;
    await tx.insert(Notification, { agencyId: tx.actor.agencyId, id: uuidv7(), userId, kind, details, createdAt: new Date(), readAt: null });
  }

  /** The caller's own, newest first. */
  async list(actor: Actor, { limit = 50, cursor }: NotificationQuery): Promise<NotificationPage> {
    const list = { agency: actor.agencyId, notifications: actor.userId };
    const position = this.cursors.read(cursor, list);
    const back = position?.direction === 'prev';
    const order = back ? 'ASC' : 'DESC';
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const mine = (alias: string) => `${visibleTo(actor, 'agency', alias, bind)} AND ${alias}.user_id = ${bind(actor.userId)}`;
    const after = position ? ` AND (n.created_at, n.id) ${back ? '>' : '<'} (${bind(position.values[0])}::timestamptz, ${bind(position.values[1])}::uuid)` : '';
    const rows = await this.db.read<Notification>(
      actor,
      `SELECT n.id, n.kind, n.details, n.created_at AS "createdAt", n.read_at AS "readAt" FROM notifications n
       WHERE ${mine('n')}${after} ORDER BY n.created_at ${order}, n.id ${order} LIMIT ${limit + 1}`,
      values,
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, ({ createdAt, id }) => [createdAt.toISOString(), id]);
    return { data: kept.map(toNotification), page, unread: await this.unread(actor) };
  }

  async read(actor: Actor, id: string): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const { readAt } = await tx.get(Notification, id, { userId: actor.userId });
      if (!readAt) await tx.update(Notification, { agencyId: actor.agencyId, id }, { readAt: new Date() });
    });
  }

  async readAll(actor: Actor): Promise<void> {
    await this.db.write(actor, (tx) =>
      tx.manager.query('UPDATE notifications SET read_at = now() WHERE agency_id = $1 AND user_id = $2 AND read_at IS NULL', [actor.agencyId, actor.userId]),
    );
  }

  private async unread(actor: Actor): Promise<number> {
    const [row] = await this.db.read<{ unread: string }>(
      actor,
      `SELECT count(*) AS unread FROM (SELECT 1 FROM notifications n WHERE n.agency_id = $1 AND n.user_id = $2 AND n.read_at IS NULL LIMIT ${MOST_UNREAD}) n`,
      [actor.agencyId, actor.userId],
    );
    return Number(row?.unread ?? 0);
  }
}

const toNotification = ({ id, kind, details, createdAt, readAt }: Notification): NotificationDto => ({
  id,
  kind,
  ...details,
  createdAt: createdAt.toISOString(),
  readAt: readAt?.toISOString() ?? null,
});
