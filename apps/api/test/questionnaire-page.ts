import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf, type QuestionnaireType } from '@sestante/questionnaire/template';
import type { PublicQuestionnaireDto } from '../src/questionnaires/public-questionnaire.dto.js';
import type { TestApp } from './app.js';

/** Codes of the standard template, all of them or those that are about health or not. */
export const codesOf = (type: QuestionnaireType, health?: boolean): string[] =>
  questionsOf(STANDARD_TEMPLATES[type])
    .filter((question) => health === undefined || Boolean(question.health) === health)
    .map(({ code }) => code);

/** An answer to each question, with which the questionnaire can be submitted. */
export const allUnknown = (type: QuestionnaireType) => Object.fromEntries(codesOf(type).map((code) => [code, { noAnswer: 'unknown' }]));

/** The page of a client who has the link. */
export function publicPage(test: TestApp, token: string) {
  const path = `public/questionnaires/${token}`;
  return {
    get: () => test.as().get(path),
    save: (answers: object) => test.as().put(`${path}/answers`).send({ answers }),
    submit: (revision: number) => test.as().post(`${path}/submit`).send({ revision }),
    consents: (body: object) => test.as().post(`${path}/consents`).send(body),
    /** Accepts the notice, and gives each consent or none. */
    async accept(given = true): Promise<PublicQuestionnaireDto> {
      const { body } = (await test.as().get(path).expect(200)) as { body: PublicQuestionnaireDto };
      const consents = body.consentTexts.map(({ id }) => ({ textId: id, given }));
      const accepted = { noticeId: body.notice.id, acceptNotice: true, acceptTerms: true, consents };
      return (await test.as().post(`${path}/consents`).send(accepted).expect(200)).body as PublicQuestionnaireDto;
    },
  };
}
