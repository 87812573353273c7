import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { romeTime, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Jobs } from '../core/jobs/jobs.js';
import { isWorkingDay } from '../crm-settings/working-days.rules.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { MorningDigest, type DigestLine } from './morning-digest.js';

/** Actions listed in a mail; further ones are only counted. */
const MAX_LINES = 20;
const MAX_COUNTED = 1_000;
/** Earliest time for the digest: before the scheduled 07:00, since this clock may lag behind the scheduler's. */
const EARLIEST = '06:55';

/** Recipient of a digest, with their open actions. */
interface Morning {
  email: string;
  firstName: string;
  overdue: number;
  today: number;
  lines: DigestLine[];
}

/** Joins only clients that the operator can see, so that nobody is reminded of one that is no longer visible to them. */
const OPERATOR_SEES = sql`JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id AND c.deleted_at IS NULL
  AND (u.visibility = 'agency' OR c.created_by_id = u.id OR c.assignee_id = u.id)`;

/** Sends reminders some minutes before timed actions, and a digest of the day every morning. */
@Injectable()
export class CrmReminders {
  constructor(
    private readonly db: Db,
    private readonly notifications: NotificationsService,
    private readonly digest: MorningDigest,
    jobs: Jobs,
  ) {
    jobs.at('* * * * *', 'crm-reminders', () => this.sendReminder());
    jobs.at('0 7 * * 1-5', 'crm-morning-digest', () => this.sendMorningDigests());
  }

  /**
   * Sends one reminder per action and planned time, so a moved action is reminded again. Reminders missed while no worker
   * ran are sent late on the same day, except for actions that were written after their time had passed.
   */
  async sendReminder(now = new Date()): Promise<void> {
    await this.inEachAgency(async (tx) => {
      const due = await tx.query<{ id: string; operatorId: string; clientId: string }>(sql`
        UPDATE crm_actions t SET reminded_for = t.planned_key
         FROM crm_actions a JOIN users u ON u.agency_id = a.agency_id AND u.id = a.operator_id AND u.active AND u.reminder_minutes IS NOT NULL ${OPERATOR_SEES}
         WHERE t.agency_id = a.agency_id AND t.id = a.id AND a.agency_id = ${tx.actor.agencyId} AND a.state = 'planned' AND a.deleted_at IS NULL AND a.planned_time IS NOT NULL
           AND a.planned_key > ${today(now)} AND a.planned_key <= to_char(${romeTime(now)}::text::timestamp + interval '1 day', 'YYYY-MM-DD HH24:MI')
           AND (a.planned_key > ${romeTime(now)}::text OR a.planned_key > to_char(a.updated_at AT TIME ZONE 'Europe/Rome', 'YYYY-MM-DD HH24:MI'))
           AND a.planned_key <= to_char(${romeTime(now)}::text::timestamp + u.reminder_minutes * interval '1 minute', 'YYYY-MM-DD HH24:MI')
           AND a.reminded_for IS DISTINCT FROM a.planned_key
         RETURNING t.id, t.operator_id AS "operatorId", t.client_id AS "clientId"`);
      const people = due.map(({ id, operatorId, clientId }) => ({ userId: operatorId, about: { count: 1, clientId, actionId: id } }));
      await this.notifications.notifyAll(tx, 'action-reminder', people);
    });
  }

  /**
   * Sends at most one mail per working day to each user who has open actions. A delayed run still sends on the same day; a run
   * before `EARLIEST` is a leftover of a previous day and sends nothing.
   */
  async sendMorningDigests(now = new Date()): Promise<void> {
    const day = today(now);
    if (romeTime(now) < `${day} ${EARLIEST}`) return;
    await this.inEachAgency(async (tx) => {
      const { agencyId } = tx.actor;
      const [settings] = await tx.query<{ saint: string | null }>(
        sql`SELECT patron_saint_day AS saint FROM crm_settings WHERE agency_id = ${agencyId}`,
      );
      if (!isWorkingDay(day, settings?.saint ?? null)) return;
      const open = sql`crm_actions a ${OPERATOR_SEES} WHERE a.agency_id = u.agency_id AND a.operator_id = u.id AND a.state = 'planned' AND a.deleted_at IS NULL`;
      const mornings = await tx.query<Morning>(sql`WITH told AS (
           UPDATE users SET digest_on = ${day} WHERE agency_id = ${agencyId} AND kind = 'person' AND active AND morning_digest AND invited_at IS NULL AND digest_on IS DISTINCT FROM ${day}
           RETURNING agency_id, id, email, first_name, visibility)
         SELECT * FROM (
           SELECT u.email, u.first_name AS "firstName",
             (SELECT count(*)::integer FROM (SELECT 1 FROM ${open} AND a.planned_key < ${day} LIMIT ${integer(MAX_COUNTED)}) late) AS overdue,
             (SELECT count(*)::integer FROM (SELECT 1 FROM ${open} AND a.planned_key >= ${day} AND a.planned_key < ${day} || '~' LIMIT ${integer(MAX_COUNTED)}) due) AS today,
             (SELECT coalesce(json_agg(l ORDER BY l.key), '[]') FROM (
                SELECT a.planned_key AS key, a.planned_time AS time, a.description, c.display_name AS client FROM ${open} AND a.planned_key >= ${day} AND a.planned_key < ${day} || '~'
                ORDER BY a.planned_key LIMIT ${integer(MAX_LINES)}) l) AS lines
           FROM told u) m WHERE m.overdue + m.today > 0`);
      await Promise.all(mornings.map((morning) => this.digest.queue(tx, { ...morning, day })));
    });
  }

  private async inEachAgency(work: (tx: UnitOfWork) => Promise<void>): Promise<void> {
    for (const actor of await this.db.automations()) await this.db.write(actor, work);
  }
}
