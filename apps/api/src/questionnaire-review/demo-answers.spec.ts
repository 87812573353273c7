import { isDeepStrictEqual } from 'node:util';
import { isNoAnswer } from '@sestante/questionnaire/answers';
import { findAnswerErrors, findSubmissionErrors } from '@sestante/questionnaire/answer-checks';
import { prepareTemplate } from '@sestante/questionnaire/evaluation';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { newClient } from '../clients/client.rules.js';
import type { Client } from '../clients/client.entity.js';
import type { ClientType } from '../clients/client.dto.js';
import { demoAgencies } from '../demo/demo.data.js';
import { Dice } from '../demo/demo.dice.js';
import { proposalsFor } from './answer-proposals.rules.js';
import { DEMO_DRAWS } from './demo-answer-draws.js';
import { demoAnswers, type DemoFilling } from './demo-answers.js';

const TODAY = '2026-11-30';
const TYPES = ['retail', 'professional', 'corporate'] as const;
const COMPLETE: DemoFilling = { share: 1, healthConsent: true, differing: 0 };
const CLIENTS = demoAgencies(TODAY)
  .flatMap(({ clients }) => clients)
  .slice(0, 400)
  .map((demo, index) => newClient(`c${index}`, { agencyId: 'a', userId: 'u' }, demo, new Date()));
const ofType = (type: ClientType): Client[] => CLIENTS.filter((client) => client.type === type).slice(0, 60);

function filled(client: Client, index: number, filling: Partial<DemoFilling> = {}) {
  const dice = new Dice();
  dice.reseed(7, index);
  const prepared = prepareTemplate(STANDARD_TEMPLATES[client.type]);
  return { prepared, answers: demoAnswers(dice, client, [], prepared, TODAY, { ...COMPLETE, ...filling }) };
}

describe.each(TYPES)('demo answers of a %s client', (type) => {
  it('are complete and valid', () => {
    for (const [index, client] of ofType(type).entries()) {
      const { prepared, answers } = filled(client, index, { differing: 0.3, healthConsent: index % 3 > 0 });
      expect([client.displayName, findSubmissionErrors(prepared, answers, TODAY)]).toEqual([client.displayName, []]);
    }
  });

  it('are valid while the questionnaire is being filled in', () => {
    for (const [index, client] of ofType(type).entries()) {
      const { prepared, answers } = filled(client, index, { share: 0.4 });
      expect(findAnswerErrors(prepared, answers, TODAY)).toEqual([]);
      expect(findSubmissionErrors(prepared, answers, TODAY)).not.toEqual([]);
    }
  });

  it('agree with what the registry knows', () => {
    for (const [index, client] of ofType(type).entries()) {
      const { prepared, answers } = filled(client, index);
      const corrections = proposalsFor(client, [], prepared, answers, TODAY).filter(({ current }) => current !== null);
      // A household of which the registry knows only the size gets its members.
      expect(corrections.filter(({ current }) => !isDeepStrictEqual(current, []))).toEqual([]);
    }
  });

  it('differ from the registry where they should', () => {
    const proposals = ofType(type).flatMap((client, index) => {
      const { prepared, answers } = filled(client, index, { differing: 1 });
      return proposalsFor(client, [], prepared, answers, TODAY);
    });
    expect(proposals.filter(({ kind, current }) => kind === 'field' && current !== null).length).toBeGreaterThan(10);
    expect(proposals.filter(({ kind }) => kind === 'contract-new').length).toBeGreaterThan(10);
  });

  it('are the same for the same dice', () => {
    const [client] = ofType(type);
    expect(filled(client!, 1)).toEqual(filled(client!, 1));
  });

  it('have a draw of their own for each question that the registry does not answer', () => {
    const questions = prepareTemplate(STANDARD_TEMPLATES[type]).questions.map(({ question }) => question);
    const drawn = questions.filter(({ field, type: kind }) => !field && kind !== 'policies').map(({ code }) => code);
    expect(drawn.filter((code) => !(code in DEMO_DRAWS[type]))).toEqual([]);
    const codes = new Set(questions.map(({ code }) => code));
    expect(Object.keys(DEMO_DRAWS[type]).filter((code) => !codes.has(code))).toEqual([]);
  });
});

it('health answers are refused without the consent, and given with it', () => {
  const [client] = ofType('retail');
  const health = (healthConsent: boolean) => filled(client!, 2, { healthConsent }).answers['health.state'];
  expect(health(false)).toEqual({ noAnswer: 'refused' });
  expect(isNoAnswer(health(true))).toBe(false);
});
