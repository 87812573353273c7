import { Injectable } from '@nestjs/common';
import { progressForOthers } from '@sestante/questionnaire/progress';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import { Client } from '../clients/client.entity.js';
import type { Actor } from '../core/auth/actor.js';
import { addDays, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid, unknownReference, type FieldError } from '../core/errors.js';
import { changesBetween } from '../core/records/record-changes.js';
import { createRecords } from '../core/records/records.js';
import { QuestionnaireTemplate } from '../questionnaire-templates/questionnaire-template.entity.js';
import { TemplatesService } from '../questionnaire-templates/templates.service.js';
import type { QuestionnaireDto, SendingFields, SendQuestionnaireDto } from './questionnaire.dto.js';
import { QuestionnaireAnswers, type Channel, type Questionnaire } from './questionnaire.entity.js';
import { QuestionnaireLinks } from './questionnaire-links.js';
import { QuestionnaireMails } from './questionnaire-mails.js';
import { QUESTIONNAIRES } from './questionnaire.record.js';
import { DEFAULT_DAYS, expiryErrors, nextReminderOn, reminderErrors, remindersOf } from './questionnaire.rules.js';
import { QuestionnairesQueries } from './questionnaires.queries.js';
import { questionnaireOpen, QuestionnairesService } from './questionnaires.service.js';

/** One client of a sending, and who fills the questionnaire in. */
export interface Recipient {
  clientId: string;
  name: string | null;
  email: string | null;
  /** Earlier questionnaire whose answers are suggested. */
  reusesId: string | null;
}

/** Sending that every one of its clients gets alike. */
export interface Sending extends SendingFields {
  template: QuestionnaireTemplate;
  noticeId: string;
  channel: Channel;
}

/** Sends questionnaires, to one client or to many. */
@Injectable()
export class SendingService {
  constructor(
    private readonly db: Db,
    private readonly templates: TemplatesService,
    private readonly questionnaires: QuestionnairesService,
    private readonly queries: QuestionnairesQueries,
    private readonly links: QuestionnaireLinks,
    private readonly mails: QuestionnaireMails,
  ) {}

  /** @throws 409 without a privacy notice, or when the client has an open questionnaire; 422 with pointers */
  sendTo(actor: Actor, body: SendQuestionnaireDto): Promise<QuestionnaireDto> {
    const { clientId, templateId, channel, recipientName, recipientEmail, replace = false } = body;
    return this.db.write(actor, async (tx) => {
      const [[client], [template]] = await Promise.all([
        tx.findVisible(Client, [clientId], { deletedAt: null }, 'locked'),
        tx.findVisible(QuestionnaireTemplate, [templateId], { deletedAt: null }),
      ]);
      const email = recipientEmail ?? client?.email ?? null;
      const fieldErrors = [
        ...(client ? [] : [unknownReference('/clientId')]),
        ...templateErrors(template, client?.type),
        ...expiryErrors(body.expiresOn),
        ...reminderErrors(channel, body.reminderDays),
        ...(channel === 'email' && email === null && client
          ? [{ pointer: '/recipientEmail', code: 'required', message: 'The client has no e-mail address.' }]
          : []),
      ];
      if (!client || !template || fieldErrors.length > 0) throw invalid(fieldErrors);
      const noticeId = await this.noticeId(tx);
      const open = await this.questionnaires.openOf(tx, [clientId]);
      const [other] = open;
      if (other && !replace) throw questionnaireOpen(other.id);
      await this.questionnaires.close(tx, open);
      const reusable = body.reuseAnswers ? await this.reusable(tx, [clientId]) : new Map<string, string>();
      const recipient = { clientId, name: recipientName ?? client.displayName, email, reusesId: reusable.get(clientId) ?? null };
      const [sent] = await this.send(tx, { ...body, template, noticeId, channel }, [recipient]);
      return this.queries.toResponse(tx, sent?.id ?? '');
    });
  }

  /** Sends to clients that are locked and have no open questionnaire, with a fixed number of statements but for the mails. */
  async send(tx: UnitOfWork, sending: Sending, recipients: readonly Recipient[]): Promise<Questionnaire[]> {
    const { template, noticeId, channel, expiresOn = addDays(today(), DEFAULT_DAYS) } = sending;
    const { agencyId, userId } = tx.actor;
    const now = new Date();
    const { total } = progressForOthers(await this.templates.prepared(tx.actor, template.id), {}, today());
    const reminderDays = remindersOf(channel, sending.reminderDays);
    const questionnaires = recipients.map(({ clientId, name, email, reusesId }): Questionnaire => ({
      agencyId,
      id: uuidv7(),
      clientId,
      templateId: template.id,
      type: template.clientType,
      status: 'sent',
      channel,
      recipientName: name,
      recipientEmail: email,
      expiresOn,
      reminderDays,
      nextReminderOn: nextReminderOn({ channel, sentAt: now, reminderDays, expiresOn }),
      remindersSent: 0,
      remindedAt: null,
      tokenNumber: 1,
      reusesId,
      noticeId,
      consents: [],
      healthConsent: false,
      createdById: userId,
      sentAt: now,
      openedAt: null,
      acceptedAt: null,
      completedAt: null,
      cancelledAt: null,
      reviewedAt: null,
      version: 1,
    }));
    const changes = changesBetween({}, { template: template.name, channel, expiresOn });
    await createRecords(tx, QUESTIONNAIRES, questionnaires, () => ({ title: 'Questionnaire sent', changes }), now);
    await tx.insertMany(
      QuestionnaireAnswers,
      questionnaires.map((questionnaire) => ({
        agencyId,
        questionnaireId: questionnaire.id,
        tokenHash: this.links.hashOf(questionnaire),
        total,
      })),
    );
    if (channel === 'email')
      await this.mails.queue(
        tx,
        'invitation',
        questionnaires.map((questionnaire) => ({ questionnaire, template })),
      );
    return questionnaires;
  }

  /** @throws 409 while the agency has no privacy notice */
  async noticeId(tx: UnitOfWork): Promise<string> {
    const [notice] = await tx.query<{ id: string }>(
      sql`SELECT n.id FROM privacy_notices n WHERE n.agency_id = ${tx.actor.agencyId} ORDER BY n.version DESC LIMIT 1`,
    );
    if (!notice) throw conflict('no-privacy-notice', 'The agency has no privacy notice yet: publish one first.');
    return notice.id;
  }

  /** Returns the latest completed questionnaire of each client, by client. */
  async reusable(tx: UnitOfWork, clientIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ clientId: string; id: string }>(
      sql`SELECT DISTINCT ON (q.client_id) q.client_id AS "clientId", q.id FROM questionnaires q
        WHERE q.agency_id = ${tx.actor.agencyId} AND q.client_id = ANY (${clientIds}::uuid[]) AND q.status = 'completed' ORDER BY q.client_id, q.completed_at DESC`,
    );
    return new Map(rows.map(({ clientId, id }) => [clientId, id]));
  }
}

/**
 * Returns why the template cannot be sent.
 * @param type type of the client, where it is known
 */
export function templateErrors(template: QuestionnaireTemplate | undefined, type: Client['type'] | undefined): FieldError[] {
  const error = (code: string, message: string) => [{ pointer: '/templateId', code, message }];
  if (!template) return [unknownReference('/templateId')];
  if (template.state !== 'published') return error('template-not-published', 'Only published templates can be sent.');
  return type && template.clientType !== type ? error('type-mismatch', `The template is for ${template.clientType} clients.`) : [];
}
