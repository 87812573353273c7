import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import type { NotificationKind } from '../notifications/notification.entity.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import type { Questionnaire } from './questionnaire.entity.js';

/** Notifies the assignee of each client, or the sender of the questionnaire when the client has none. */
@Injectable()
export class QuestionnaireNotifications {
  constructor(private readonly notifications: NotificationsService) {}

  async notify(tx: UnitOfWork, kind: NotificationKind, questionnaires: readonly Questionnaire[]): Promise<void> {
    const ids = questionnaires.map(({ id }) => id);
    const people = await tx.query<{ userId: string; clientId: string; questionnaireId: string }>(
      sql`SELECT coalesce(p.id, q.created_by_id) AS "userId", q.client_id AS "clientId", q.id AS "questionnaireId"
        FROM questionnaires q JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id
        LEFT JOIN users p ON p.agency_id = c.agency_id AND p.id = c.assignee_id AND p.active
        WHERE q.agency_id = ${tx.actor.agencyId} AND q.id = ANY (${ids}::uuid[])`,
    );
    await this.notifications.notifyAll(
      tx,
      kind,
      people.map(({ userId, ...about }) => ({ userId, about: { count: 1, ...about } })),
    );
  }
}
