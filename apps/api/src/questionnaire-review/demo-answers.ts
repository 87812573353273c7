import type { Answer, NoAnswer, PolicyItem } from '@sestante/questionnaire/answers';
import { evaluate, isShown, type PreparedTemplate } from '@sestante/questionnaire/evaluation';
import type { Client } from '../clients/client.entity.js';
import { addDays } from '../core/clock.js';
import type { Dice } from '../demo/demo.dice.js';
import { suggestionsFor, type KnownContract } from '../questionnaires/answer-suggestions.rules.js';
import { DEMO_DRAWS, type DemoSituation } from './demo-answer-draws.js';

export interface DemoFilling {
  /** Share of the questions that have been answered, 1 for a submitted questionnaire. */
  share: number;
  healthConsent: boolean;
  /** Probability that an answer differs from the registry. */
  differing: number;
}

const UNKNOWN = 0.03;
const REFUSED = 0.015;
const OPTIONAL = 0.45;

/**
 * Returns plausible answers of a client that agree with the registry and with each other, the same for the same dice.
 * They are valid, and complete when `share` is 1.
 */
export function demoAnswers(
  dice: Dice,
  client: Client,
  contracts: readonly KnownContract[],
  prepared: PreparedTemplate,
  today: string,
  { share, healthConsent, differing }: DemoFilling,
): Record<string, Answer> {
  const known = suggestionsFor(client, contracts, prepared, {}, today);
  const answers: Record<string, Answer> = {};
  for (const { question } of prepared.questions.slice(0, Math.round(prepared.questions.length * share))) {
    const { code, health, optional, keyQuestion } = question;
    if (!isShown(evaluate(prepared, answers, today).get(code))) continue;
    const situation = { dice, answers, client, question, today };
    const suggested = known[code];
    if (health && !healthConsent) answers[code] = { noAnswer: 'refused' };
    else if (question.type === 'policies') answers[code] = policies(situation, (suggested ?? []) as PolicyItem[], differing);
    else if (suggested !== undefined && !dice.chance(differing)) answers[code] = suggested;
    else if (optional && question.type === 'text' && !dice.chance(OPTIONAL)) continue;
    else answers[code] = (!keyQuestion && noAnswer(dice)) || drawn(situation);
  }
  return answers;
}

function noAnswer(dice: Dice): NoAnswer | undefined {
  if (dice.chance(UNKNOWN)) return { noAnswer: 'unknown' };
  return dice.chance(REFUSED) ? { noAnswer: 'refused' } : undefined;
}

function drawn(situation: DemoSituation): Answer {
  const { client, question } = situation;
  return (DEMO_DRAWS[client.type][question.code] ?? usual)(situation);
}

/** Draws any acceptable answer, for the questions of templates of the agency's own. */
function usual({ dice, question, client, today }: DemoSituation): Answer {
  const { type, choices = [], min = 0, max } = question;
  switch (type) {
    case 'yesNo':
      return dice.chance(0.5);
    case 'oneOf':
      return dice.pick(choices).code;
    case 'manyOf':
      return [dice.pick(choices).code];
    case 'integer':
      return dice.between(min, Math.min(max ?? 100, min + 10));
    case 'percent':
      return dice.between(0, 20) * 5;
    case 'money':
      return dice.between(min, Math.min(max ?? 100_000, min + 100_000)) * 100;
    case 'date':
      return client.birthDate ?? addDays(today, -dice.between(9_000, 27_000));
    case 'text':
      return 'Nulla da aggiungere.';
    case 'household':
      return [{ relation: 'spouse', birthDate: null, dependent: false }];
    case 'policies':
      return [];
  }
}

const COMPANIES = ['Alba Assicurazioni', 'Compagnia Subalpina', 'Mutua del Po', 'Torre Vita', 'Levante Danni'];
/** Covers that clients have with other companies, with their insured sum in euro. */
const ELSEWHERE: Record<Client['type'], readonly [coverageClass: string, sum: number | null][]> = {
  retail: [
    ['motor_liability', 6_450_000],
    ['home_contents', 25_000],
    ['family_liability', 500_000],
    ['accident', 100_000],
    ['travel', null],
    ['pension', null],
  ],
  professional: [
    ['professional_liability', 500_000],
    ['motor_liability', 6_450_000],
    ['legal_protection', 30_000],
    ['income_protection', 80],
    ['cyber', 50_000],
  ],
  corporate: [
    ['employers_liability', 1_000_000],
    ['fleet', 6_450_000],
    ['cyber', 250_000],
    ['credit', 150_000],
    ['directors_liability', 1_000_000],
  ],
};

/** Returns the known policies, sometimes with a correction, and sometimes one with another company. */
function policies({ dice, client, today }: DemoSituation, known: readonly PolicyItem[], differing: number): PolicyItem[] {
  const listed = known.map((item): PolicyItem => {
    if (!dice.chance(differing)) return item;
    if (item.sumInsured !== null && dice.chance(0.5))
      return { ...item, sumInsured: Math.round((item.sumInsured * 1.2) / 100_000) * 100_000 };
    return { ...item, excess: dice.pick([15_000, 25_000, 50_000]) };
  });
  if (!dice.chance(differing * 2)) return listed;
  const [coverageClass, sum] = dice.pick(ELSEWHERE[client.type]);
  const startsOn = addDays(today, -dice.between(20, 340));
  const elsewhere: PolicyItem = {
    contractId: null,
    coverageClass,
    company: dice.pick(COMPANIES),
    policyNumber: `${dice.between(10, 99)}/${dice.between(100_000, 999_999)}`,
    startsOn,
    endsOn: addDays(startsOn, 365),
    sumInsured: sum === null ? null : sum * 100,
    excess: null,
    exclusions: dice.chance(0.2) ? [dice.pick(['earthquake', 'flood', 'sports', 'gross_negligence'])] : [],
  };
  return [...listed, elsewhere];
}
