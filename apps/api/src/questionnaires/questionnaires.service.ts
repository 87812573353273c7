import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { addDays, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid, notFound, Problem } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import type { TimelineKind } from '../core/history/timeline-entry.entity.js';
import { changesBetween } from '../core/records/record-changes.js';
import { updateRecord, updateRecords } from '../core/records/records.js';
import { QuestionnaireTemplate } from '../questionnaire-templates/questionnaire-template.entity.js';
import type { QuestionnaireDto, ReopenQuestionnaireDto, UpdateQuestionnaireDto } from './questionnaire.dto.js';
import { Questionnaire, QuestionnaireAnswers } from './questionnaire.entity.js';
import { QuestionnaireLinks } from './questionnaire-links.js';
import { QuestionnaireMails } from './questionnaire-mails.js';
import { QuestionnaireNotifications } from './questionnaire-notifications.js';
import { QUESTIONNAIRES } from './questionnaire.record.js';
import { DEFAULT_DAYS, expiryErrors, isOpen, nextReminderOn } from './questionnaire.rules.js';
import { QuestionnairesQueries } from './questionnaires.queries.js';

const REMINDER_PAUSE_MS = 3_600_000;

/** Writes of the agency's users. Each locks the client, then the questionnaire, then its answers. */
@Injectable()
export class QuestionnairesService {
  constructor(
    private readonly db: Db,
    private readonly queries: QuestionnairesQueries,
    private readonly links: QuestionnaireLinks,
    private readonly mails: QuestionnaireMails,
    private readonly notifications: QuestionnaireNotifications,
  ) {}

  /** @throws 409 when it is no longer open, has no address, or a reminder was sent within the hour */
  remind(actor: Actor, id: string): Promise<QuestionnaireDto> {
    return this.db.write(actor, async (tx) => {
      const questionnaire = await this.lock(tx, id);
      assertOpen(questionnaire);
      if (!questionnaire.recipientEmail) throw conflict('no-recipient-email', 'The questionnaire has no e-mail address to remind.');
      const now = new Date();
      if (questionnaire.remindedAt && now.getTime() - questionnaire.remindedAt.getTime() < REMINDER_PAUSE_MS)
        throw conflict('reminded-recently', 'A reminder was sent within the last hour.');
      await this.sendReminders(tx, [questionnaire], now);
      return this.queries.toResponse(tx, id);
    });
  }

  /** Sends a reminder of each of the questionnaires, which are locked. */
  async sendReminders(tx: UnitOfWork, questionnaires: readonly Questionnaire[], now: Date): Promise<void> {
    if (questionnaires.length === 0) return;
    await this.change(
      tx,
      'questionnaire-reminded',
      questionnaires.map((before) => ({
        before,
        set: { remindersSent: before.remindersSent + 1, remindedAt: now, nextReminderOn: nextReminderOn(before, today(now)) },
      })),
    );
    const templates = await tx.findVisible(QuestionnaireTemplate, [...new Set(questionnaires.map(({ templateId }) => templateId))]);
    const byId = new Map(templates.map((template) => [template.id, template]));
    await this.mails.queue(
      tx,
      'reminder',
      questionnaires.flatMap((questionnaire) => {
        const template = byId.get(questionnaire.templateId);
        return template ? [{ questionnaire, template }] : [];
      }),
    );
  }

  /** @throws 409 when it is no longer open */
  cancel(actor: Actor, id: string): Promise<QuestionnaireDto> {
    return this.db.write(actor, async (tx) => {
      const questionnaire = await this.lock(tx, id);
      assertOpen(questionnaire);
      await this.close(tx, [questionnaire]);
      return this.queries.toResponse(tx, id);
    });
  }

  /** Makes a cancelled or expired questionnaire work again, with its link and its answers. @throws 409 in any other state */
  reopen(actor: Actor, id: string, body: ReopenQuestionnaireDto): Promise<QuestionnaireDto> {
    return this.db.write(actor, async (tx) => {
      const before = await this.lock(tx, id);
      if (before.status === 'completed') throw conflict('already-submitted', 'A questionnaire that was submitted cannot be opened again.');
      if (isOpen(before)) throw questionnaireOpen(id);
      const [other] = (await this.openOf(tx, [before.clientId])).filter((open) => open.id !== id);
      if (other) throw questionnaireOpen(other.id);
      const wrong = expiryErrors(body.expiresOn);
      if (wrong.length > 0) throw invalid(wrong);
      const expiresOn = body.expiresOn ?? (before.expiresOn >= today() ? before.expiresOn : addDays(today(), DEFAULT_DAYS));
      const status = before.acceptedAt ? 'in_progress' : 'sent';
      const set = { status, expiresOn, cancelledAt: null, nextReminderOn: nextReminderOn({ ...before, expiresOn }) } as const;
      await this.change(tx, 'questionnaire-reopened', [{ before, set }]);
      await tx.update(QuestionnaireAnswers, { agencyId: actor.agencyId, questionnaireId: id }, { open: true });
      return this.queries.toResponse(tx, id);
    });
  }

  /** @throws 409 when it is no longer open, 412 for an outdated version, 422 with pointers */
  update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateQuestionnaireDto): Promise<QuestionnaireDto> {
    return this.db.write(actor, async (tx) => {
      const before = await this.lock(tx, id);
      checkVersion(expected, before.version);
      assertOpen(before);
      const wrong = expiryErrors(body.expiresOn);
      if (wrong.length > 0) throw invalid(wrong);
      const { expiresOn = before.expiresOn, recipientEmail = before.recipientEmail } = body;
      const changes = changesBetween({ expiresOn: before.expiresOn, recipientEmail: before.recipientEmail }, { expiresOn, recipientEmail });
      if (changes.length === 0) return this.queries.toResponse(tx, id);
      const readdressed = before.channel === 'email' && recipientEmail !== before.recipientEmail;
      const set = {
        expiresOn,
        recipientEmail,
        nextReminderOn: nextReminderOn({ ...before, expiresOn }),
        tokenNumber: before.tokenNumber + (readdressed ? 1 : 0),
      };
      const after = await updateRecord(tx, QUESTIONNAIRES, before, set, { changes });
      if (readdressed) await this.renewLink(tx, after);
      return this.queries.toResponse(tx, id);
    });
  }

  /** Cancels open questionnaires, which are locked. */
  async close(tx: UnitOfWork, questionnaires: readonly Questionnaire[]): Promise<void> {
    if (questionnaires.length === 0) return;
    const set = { status: 'cancelled', cancelledAt: new Date(), nextReminderOn: null } as const;
    await this.change(
      tx,
      'questionnaire-cancelled',
      questionnaires.map((before) => ({ before, set })),
    );
    await this.stopLinks(tx, questionnaires);
  }

  /** Closes questionnaires that have expired, which are locked, and notifies those responsible for their clients. */
  async expire(tx: UnitOfWork, questionnaires: readonly Questionnaire[]): Promise<void> {
    if (questionnaires.length === 0) return;
    const set = { status: 'expired', nextReminderOn: null } as const;
    await this.change(
      tx,
      'questionnaire-expired',
      questionnaires.map((before) => ({ before, set })),
    );
    await this.stopLinks(tx, questionnaires);
    await this.notifications.notify(tx, 'questionnaire-expired', questionnaires);
  }

  /** Ends the links of questionnaires that are no longer open; a save that waits for the row is refused. */
  async stopLinks(tx: UnitOfWork, questionnaires: readonly Questionnaire[]): Promise<void> {
    const ids = questionnaires.map(({ id }) => id);
    await tx.query(
      sql`UPDATE questionnaire_answers SET open = false WHERE agency_id = ${tx.actor.agencyId} AND questionnaire_id = ANY (${ids}::uuid[])`,
    );
  }

  /** Writes changes of one kind, each with its own entry in the timeline. */
  change(
    tx: UnitOfWork,
    kind: TimelineKind,
    updates: readonly { before: Questionnaire; set: Partial<Questionnaire> }[],
  ): Promise<Questionnaire[]> {
    const details = { kind, title: `Questionnaire ${kind.split('-')[1]}` };
    return updateRecords(
      tx,
      QUESTIONNAIRES,
      updates.map((update) => ({ ...update, details })),
    );
  }

  /** Returns the open questionnaires of the clients, locked. Those that have expired since midnight are closed first. */
  async openOf(tx: UnitOfWork, clientIds: readonly string[]): Promise<Questionnaire[]> {
    const ids = await tx.query<{ id: string }>(
      sql`SELECT q.id FROM questionnaires q WHERE q.agency_id = ${tx.actor.agencyId} AND q.client_id = ANY (${clientIds}::uuid[]) AND q.status IN ('sent', 'in_progress')`,
    );
    const found = await tx.findVisible(
      Questionnaire,
      ids.map(({ id }) => id),
      undefined,
      'locked',
    );
    await this.expire(
      tx,
      found.filter((one) => !isOpen(one)),
    );
    return found.filter((one) => isOpen(one));
  }

  /** Returns the questionnaire, locked after its client. @throws 404 when it is not visible or its client is in the trash */
  private async lock(tx: UnitOfWork, id: string): Promise<Questionnaire> {
    const [[client], [questionnaire]] = await Promise.all([
      tx.query(sql`SELECT c.id FROM clients c WHERE ${visibleTo(tx.actor, 'owned', 'c')} AND c.deleted_at IS NULL
        AND c.id = (SELECT q.client_id FROM questionnaires q WHERE q.agency_id = ${tx.actor.agencyId} AND q.id = ${id}) FOR UPDATE`),
      tx.findVisible(Questionnaire, [id], undefined, 'locked'),
    ]);
    if (!client || !questionnaire) throw notFound();
    return questionnaire;
  }

  private async renewLink(tx: UnitOfWork, questionnaire: Questionnaire): Promise<void> {
    const { agencyId, id, templateId } = questionnaire;
    await tx.update(QuestionnaireAnswers, { agencyId, questionnaireId: id }, { tokenHash: this.links.hashOf(questionnaire) });
    const [template] = await tx.findVisible(QuestionnaireTemplate, [templateId]);
    if (template) await this.mails.queue(tx, 'invitation', [{ questionnaire, template }]);
  }
}

export const questionnaireOpen = (questionnaireId: string) =>
  new Problem(409, 'questionnaire-open', 'The client has an open questionnaire.', { extra: { questionnaireId } });

function assertOpen(questionnaire: Questionnaire): void {
  if (!isOpen(questionnaire)) throw conflict('questionnaire-closed', 'The questionnaire is no longer open.');
}
