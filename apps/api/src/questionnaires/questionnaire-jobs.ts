import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { romeTime, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Jobs } from '../core/jobs/jobs.js';
import { Questionnaire } from './questionnaire.entity.js';
import { QuestionnairesService } from './questionnaires.service.js';

const BATCH_SIZE = 200;
/** Earliest time for a reminder: before the scheduled 09:00, since this clock may lag behind the scheduler's. */
const EARLIEST = '08:55';

/** Reminds clients on the days that the sender has chosen, and closes questionnaires after their last day. */
@Injectable()
export class QuestionnaireJobs {
  constructor(
    private readonly db: Db,
    private readonly questionnaires: QuestionnairesService,
    jobs: Jobs,
  ) {
    jobs.at('0 9 * * *', 'questionnaire-reminders', () => this.remind());
    jobs.at('5 0 * * *', 'questionnaire-expiry', () => this.expire());
  }

  /** Sends one reminder, however many days have passed without a worker; a run before `EARLIEST` is a leftover of a previous day. */
  async remind(now = new Date()): Promise<void> {
    const day = today(now);
    if (romeTime(now) < `${day} ${EARLIEST}`) return;
    await this.inBatches(sql`q.next_reminder_on <= ${day}::date AND q.expires_on >= ${day}::date`, async (tx, due) => {
      await this.questionnaires.sendReminders(
        tx,
        due.filter(({ nextReminderOn }) => nextReminderOn !== null && nextReminderOn <= day),
        now,
      );
    });
  }

  async expire(now = new Date()): Promise<void> {
    const day = today(now);
    await this.inBatches(sql`q.status IN ('sent', 'in_progress') AND q.expires_on < ${day}::date`, async (tx, due) => {
      await this.questionnaires.expire(
        tx,
        due.filter(({ status, expiresOn }) => (status === 'sent' || status === 'in_progress') && expiresOn < day),
      );
    });
  }

  /** Hands over the questionnaires that are due, locked after their clients, which are locked in the order of their ids. */
  private async inBatches(due: Sql, work: (tx: UnitOfWork, due: Questionnaire[]) => Promise<void>): Promise<void> {
    for (const actor of await this.db.automations())
      for (let found = BATCH_SIZE; found === BATCH_SIZE;)
        found = await this.db.write(actor, async (tx) => {
          const rows = await tx.query<{ id: string }>(sql`SELECT q.id FROM questionnaires q
            JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id AND c.deleted_at IS NULL
            WHERE q.agency_id = ${actor.agencyId} AND ${due} ORDER BY c.id LIMIT ${integer(BATCH_SIZE)} FOR UPDATE OF c`);
          const ids = rows.map(({ id }) => id);
          await work(tx, await tx.findVisible(Questionnaire, ids, undefined, 'locked'));
          return rows.length;
        });
  }
}
