import { Injectable } from '@nestjs/common';
import { Client } from '../clients/client.entity.js';
import { ClientsBulkService } from '../clients/clients-bulk.service.js';
import type { Actor } from '../core/auth/actor.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import type { FieldError } from '../core/errors.js';
import type { ItemJobDetails, ItemJobEvent } from '../jobs/item-jobs.service.js';
import { ItemJobsWork, refused, type Outcome } from '../jobs/item-jobs.work.js';
import type { JobDto } from '../jobs/job.dto.js';
import { QuestionnaireTemplate } from '../questionnaire-templates/questionnaire-template.entity.js';
import type { BulkSendQuestionnairesDto, SendingFields } from './questionnaire.dto.js';
import { expiryErrors } from './questionnaire.rules.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { SendingService, templateErrors } from './sending.service.js';

const KIND = 'questionnaires-bulk';

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    'questionnaires-bulk': ItemJobEvent;
  }
}

/** Parameters stored with a job. */
interface BulkSending extends ItemJobDetails, SendingFields {
  templateIds: string[];
}

/** Sends questionnaires by e-mail to many clients, as a job with an outcome for each. */
@Injectable()
export class SendingBulkService {
  constructor(
    private readonly bulk: ClientsBulkService,
    private readonly sending: SendingService,
    private readonly questionnaires: QuestionnairesService,
    jobs: ItemJobsWork,
  ) {
    jobs.register<BulkSending>({
      kind: KIND,
      failed: 'sending-failed',
      undoable: false,
      isAllowed: ({ permissions }) => permissions.has('questionnaires:write'),
      process: (tx, details, ids) => this.process(tx, details, ids),
    });
  }

  /** @throws 409 without a privacy notice or when `filter` does not match `expectedTotal` clients; 422 with pointers */
  start(actor: Actor, { templateIds, expiresOn, reminderDays, reuseAnswers, ...selection }: BulkSendQuestionnairesDto): Promise<JobDto> {
    return this.bulk.queue(actor, selection, {
      kind: KIND,
      status: 'client',
      fieldErrors: async (tx) => {
        const fieldErrors = [...(await errorsOfTemplates(tx, templateIds)), ...expiryErrors(expiresOn)];
        if (fieldErrors.length === 0) await this.sending.noticeId(tx);
        return fieldErrors;
      },
      details: { templateIds, expiresOn, reminderDays, reuseAnswers },
    });
  }

  private async process(tx: UnitOfWork, { templateIds, ...fields }: BulkSending, ids: string[]): Promise<Outcome[]> {
    const clients = await tx.findVisible(Client, ids, { deletedAt: null, status: 'client' }, 'locked');
    const byId = new Map(clients.map((client) => [client.id, client]));
    const templates = await tx.findVisible(QuestionnaireTemplate, templateIds, { state: 'published' });
    const [open, reusable, noticeId] = [
      new Set((await this.questionnaires.openOf(tx, [...byId.keys()])).map(({ clientId }) => clientId)),
      fields.reuseAnswers ? await this.sending.reusable(tx, [...byId.keys()]) : new Map<string, string>(),
      await this.sending.noticeId(tx),
    ];
    const outcomeOf = (client: Client | undefined): string => {
      if (!client) return 'not-found';
      if (!templates.some(({ clientType }) => clientType === client.type)) return 'type-mismatch';
      if (open.has(client.id)) return 'questionnaire-open';
      return client.email === null ? 'no-email' : 'changed';
    };
    const outcomes = ids.map((id) => refused(id, outcomeOf(byId.get(id))));
    const sent = clients.filter(({ id }) => outcomes.some(({ clientId, outcome }) => clientId === id && outcome === 'changed'));
    for (const template of templates)
      await this.sending.send(
        tx,
        { ...fields, template, noticeId, channel: 'email' },
        sent
          .filter(({ type }) => type === template.clientType)
          .map(({ id, displayName, email }) => ({ clientId: id, name: displayName, email, reusesId: reusable.get(id) ?? null })),
      );
    return outcomes;
  }
}

async function errorsOfTemplates(tx: UnitOfWork, templateIds: string[]): Promise<FieldError[]> {
  const templates = new Map(
    (await tx.findVisible(QuestionnaireTemplate, templateIds, { deletedAt: null })).map((template) => [template.id, template]),
  );
  const types = templateIds.map((id) => templates.get(id)?.clientType);
  return templateIds.flatMap((id, index) => [
    ...templateErrors(templates.get(id), undefined).map((error) => ({ ...error, pointer: `/templateIds/${index}` })),
    ...(types[index] && types.indexOf(types[index]) < index
      ? [{ pointer: `/templateIds/${index}`, code: 'repeated-type', message: 'There is another template for the same type of client.' }]
      : []),
  ]);
}
