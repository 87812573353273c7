import type {
  ConsentPurpose,
  DeliveredReportDto,
  QuestionnaireDto,
  SendingOptions,
  SendQuestionnaireDto,
} from '@sestante/api-client/types';
import { ApiCalls } from './api-calls';
import type { Person } from './people';

/** Calls of the API that bring questionnaires and reports into a state from which a journey starts. */
export class QuestionnaireCalls extends ApiCalls {
  /** Enters the details of the agency and publishes its privacy notice, without which no questionnaire can be sent. */
  async privacyNotice(by: Person): Promise<void> {
    const address = { street: 'via Prova', streetNumber: '1', postalCode: '10121', city: 'Torino', province: 'TO', country: 'IT' };
    await this.edit('/settings/agency', { address, email: 'agenzia@posta.example', phone: '+390115550100' }, by);
    const notice = '# Titolare del trattamento\n\nL’agenzia.\n\n# Finalità\n\nValutare rischi e coperture.';
    await this.send(by, 'POST', '/privacy-notices', { notice, terms: 'Le risposte servono a preparare una consulenza.' });
  }

  /** Sends the standard questionnaire for the client's type, by default as a link. */
  async questionnaire(
    client: { id: string },
    by: Person,
    fields: Partial<SendQuestionnaireDto> = {},
  ): Promise<QuestionnaireDto & { link: string }> {
    const { templates } = await this.call<SendingOptions>(by, 'GET', `/questionnaires/options?clientId=${client.id}`);
    const body = { clientId: client.id, templateId: templates[0]?.id, channel: 'link', ...fields };
    const sent = await this.call<QuestionnaireDto>(by, 'POST', '/questionnaires', body);
    return { ...sent, link: sent.link ?? '' };
  }

  /** Records a consent that the client has given on paper. */
  async consent({ id }: { id: string }, purpose: ConsentPurpose, by: Person): Promise<void> {
    const body = { purpose, action: 'given', channel: 'paper', evidence: { note: 'Modulo firmato' } };
    await this.send(by, 'POST', `/clients/${id}/consents`, body);
  }

  /** Approves a draft of a consulting report and delivers it; returns its link. */
  async deliveredReport(id: string, by: Person): Promise<string> {
    await this.send(by, 'POST', `/reports/${id}/approve`, undefined, { 'If-Match': '*' });
    const { link } = await this.call<DeliveredReportDto>(by, 'POST', `/reports/${id}/deliver`, { channel: 'link' });
    return link ?? '';
  }

  async cancelQuestionnaire({ id }: { id: string }, by: Person): Promise<void> {
    await this.send(by, 'POST', `/questionnaires/${id}/cancel`, undefined, { 'If-Match': '*' });
  }
}
