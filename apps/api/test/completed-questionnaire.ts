import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf } from '@sestante/questionnaire/template';
import type { ClientDto, CreateClientDto } from '../src/clients/client.dto.js';
import { AnswerSavingService } from '../src/questionnaires/answer-saving.service.js';
import { PublicQuestionnairesService } from '../src/questionnaires/public-questionnaires.service.js';
import type { AnswerProposalDto, DecisionResults } from '../src/questionnaire-review/questionnaire-review.dto.js';
import type { TestApp } from './app.js';
import type { Person } from './make.js';

/**
 * Sends the questionnaire as `by` and fills it in as the client: the given answers, "Non lo so" to the rest.
 * @param health whether the client consents to questions about health
 * @returns its id
 */
export async function completedQuestionnaire(
  test: TestApp,
  by: Person,
  { id: clientId, type }: Pick<ClientDto, 'id' | 'type'>,
  answers: Record<string, unknown> = {},
  health = true,
): Promise<string> {
  const { id, token } = await test.make.questionnaire(by, clientId);
  const caller = { token, address: '127.0.0.1' };
  const page = test.app.get(PublicQuestionnairesService);
  const { notice, consentTexts } = await page.get(caller);
  const consents = consentTexts.map(({ id: textId, purpose }) => ({ textId, given: health || purpose !== 'health_data' }));
  await page.accept(caller, { noticeId: notice.id, acceptNotice: true, acceptTerms: true, consents });
  const unknown = Object.fromEntries(questionsOf(STANDARD_TEMPLATES[type]).map(({ code }) => [code, { noAnswer: 'unknown' }]));
  const { revision } = await test.app.get(AnswerSavingService).save(caller, { ...unknown, ...answers });
  await page.submit(caller, revision);
  return id;
}

/** A new agency that has published a privacy notice. */
export async function agencyWithNotice(test: TestApp) {
  const agency = await test.make.agency();
  await test.make.privacyNotice(agency.admin);
  return agency;
}

/** A client of such an agency, with the questionnaire that it has completed. */
export async function clientWithAnswers(test: TestApp, fields: Partial<CreateClientDto>, answers: Record<string, unknown>) {
  const { admin, ...agency } = await agencyWithNotice(test);
  const client = await test.make.client(admin, fields);
  const id = await completedQuestionnaire(test, admin, client, answers);
  return { agency, admin, client, id };
}

export const proposalsOf = async (test: TestApp, by: Person, id: string): Promise<AnswerProposalDto[]> =>
  (await test.as(by).get(`questionnaires/${id}/proposals`).expect(200)).body.data;

export const decideProposals = async (
  test: TestApp,
  by: Person,
  id: string,
  decisions: { id: string; accept: boolean }[],
): Promise<DecisionResults> => (await test.as(by).post(`questionnaires/${id}/proposals/decide`).send({ decisions }).expect(200)).body;
