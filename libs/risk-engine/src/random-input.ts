import type { Answer } from '@sestante/questionnaire/answers';
import { COVERAGE_CLASSES, EXCLUSIONS } from '@sestante/questionnaire/policies';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf, type Question, type QuestionnaireType } from '@sestante/questionnaire/template';
import type { AssessmentInput, Policy } from './facts.js';

/** Repeatable random numbers for property tests (Lehmer, 1951). */
export class Random {
  constructor(private seed: number) {}

  below(limit: number): number {
    this.seed = (this.seed * 48_271) % 2_147_483_647;
    return this.seed % limit;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('There is nothing to pick.');
    return item;
  }
}

const TODAY = '2026-11-29';
const TYPES: readonly QuestionnaireType[] = ['retail', 'professional', 'corporate'];

/** A valid answer: numbers lie near the limits of the rules more often than not. */
export function randomAnswer(random: Random, { type, choices = [], min = 0, max = 100 }: Question): Answer {
  const codes = choices.map(({ code }) => code);
  const near = [0, 1, 2, 5, 10, 50, 100, 10_000, 30_000, 50_000, 250_000, 1_000_000, 10_000_000, 50_000_000, min, max];
  const number = random.pick(near.filter((value) => value >= min && value <= max));
  switch (type) {
    case 'yesNo':
      return random.below(2) === 0;
    case 'oneOf':
      return random.pick(codes);
    case 'manyOf': {
      const some = codes.filter((code) => code !== 'none' && random.below(3) === 0).slice(0, max === 100 ? codes.length : max);
      return some.length > 0 ? some : [random.pick(codes)];
    }
    case 'integer':
    case 'percent':
      return number;
    case 'money':
      return number * 100;
    case 'date':
      return `${1930 + random.below(80)}-0${1 + random.below(9)}-1${random.below(9)}`;
    case 'policies':
    case 'household':
      return [];
    case 'text':
      return 'Testo';
  }
}

export function randomPolicy(random: Random, id: string): Policy {
  const days = ['2024-06-30', '2026-03-31', '2026-11-28', TODAY, '2026-12-15', '2027-06-30', null];
  return {
    id,
    coverageClass: random.pick(COVERAGE_CLASSES).code,
    status: random.pick(['active', 'active', 'active', 'suspended', 'expired']),
    startsOn: random.pick(['2020-01-01', '2026-12-01', null]),
    endsOn: random.pick(days),
    sumInsured: random.pick([null, 0, 5_000_000, 50_000_000, 1_000_000_000]),
    excess: random.pick([null, 0, 40_000, 200_000, 10_000_000]),
    exclusions: EXCLUSIONS.map(({ code }) => code).filter(() => random.below(8) === 0),
  };
}

export function randomInput(random: Random): AssessmentInput {
  const type = random.pick(TYPES);
  const answers: Record<string, Answer> = {};
  for (const question of questionsOf(STANDARD_TEMPLATES[type])) {
    const kind = random.below(10);
    if (kind < 7) answers[question.code] = randomAnswer(random, question);
    else if (kind < 9) answers[question.code] = { noAnswer: random.pick(['unknown', 'refused'] as const) };
  }
  return {
    type,
    today: TODAY,
    answers,
    policies: Array.from({ length: random.below(8) }, (_, index) => randomPolicy(random, `p${index}`)),
  };
}
