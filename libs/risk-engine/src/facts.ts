import type { Answer, Answers } from '@sestante/questionnaire/answers';
import { parseCondition, testsOf, type Condition } from '@sestante/questionnaire/condition';
import { AGE, BIRTH_DATE, ageOn, evaluate, prepareTemplate, truthOf, truthOfTest } from '@sestante/questionnaire/evaluation';
import type { PreparedTemplate, QuestionState, Truth } from '@sestante/questionnaire/evaluation';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import type { Question, QuestionnaireType } from '@sestante/questionnaire/template';
import { exactly, type Interval } from './interval.js';
import type { Rules } from './rules.js';

/** Policy of the client, from the registry or the questionnaire. Money in cents, days as `YYYY-MM-DD`. */
export interface Policy {
  id: string;
  coverageClass: string;
  status: string;
  startsOn: string | null;
  endsOn: string | null;
  /** Null when the sum is not known. */
  sumInsured: number | null;
  /** Null when there is none. */
  excess: number | null;
  exclusions: readonly string[];
}

/** Input of an assessment; the answers must be valid for the standard template of the type. */
export interface AssessmentInput {
  type: QuestionnaireType;
  /** Day in Rome. */
  today: string;
  answers: Answers;
  policies: readonly Policy[];
}

const prepared = new Map<QuestionnaireType, PreparedTemplate>();
const parsed = new Map<string, Condition>();

/** Template that the rules were written for. */
export function standardTemplate(type: QuestionnaireType): PreparedTemplate {
  const known = prepared.get(type) ?? prepareTemplate(STANDARD_TEMPLATES[type]);
  prepared.set(type, known);
  return known;
}

function conditionOf(text: string): Condition {
  const known = parsed.get(text) ?? parseCondition(text);
  parsed.set(text, known);
  return known;
}

/** Question that a key of the rules reads: the age is read from the day of birth. */
export const questionCode = (key: string): string => (key === AGE ? BIRTH_DATE : key);

/** Codes of the questions that a condition names. */
export const codesIn = (condition: string | undefined): string[] =>
  condition === undefined ? [] : testsOf(conditionOf(condition)).map(({ code }) => questionCode(code));

/** Answers and policies of one client, read the way the rules name them. */
export class Facts {
  readonly rules: Rules;
  readonly type: QuestionnaireType;
  readonly today: string;
  readonly policies: readonly Policy[];
  /** Policies that cover something today. */
  readonly inForce: readonly Policy[];
  private readonly template: PreparedTemplate;
  private readonly answers: Answers;
  private readonly states: ReadonlyMap<string, QuestionState>;

  constructor({ type, today, answers, policies }: AssessmentInput, rules: Rules) {
    this.rules = rules;
    this.type = type;
    this.today = today;
    this.policies = policies;
    this.answers = answers;
    this.template = standardTemplate(type);
    this.states = evaluate(this.template, answers, today);
    this.inForce = policies.filter(
      ({ status, startsOn, endsOn }) =>
        status === 'active' && (startsOn === null || startsOn <= today) && (endsOn === null || endsOn >= today),
    );
  }

  get questions(): Question[] {
    return this.template.questions.map(({ question }) => question);
  }

  /** Truth of a condition; true when there is none. */
  truth(condition: string | undefined): Truth {
    if (condition === undefined) return true;
    return truthOf(conditionOf(condition), (test) => truthOfTest(this.template, this.states, this.answers, this.today, test));
  }

  state(key: string): QuestionState {
    const state = this.states.get(questionCode(key));
    if (state === undefined) throw new Error(`The rules name ${key}, which is not a question of the ${this.type} template.`);
    return state;
  }

  /** The answer, or undefined without one; the age in full years for `person.age`. */
  answer(key: string): Answer | undefined {
    if (this.state(key) !== 'answered') return undefined;
    const answer = this.answers[questionCode(key)] ?? undefined;
    return key === AGE && typeof answer === 'string' ? ageOn(answer, this.today) : answer;
  }

  question(key: string): Question {
    const question = this.template.byCode.get(questionCode(key));
    if (!question) throw new Error(`The rules name ${key}, which is not a question of the ${this.type} template.`);
    return question;
  }

  /** Units of a whole number in the rules: cents of a euro, or 1. */
  scale(key: string): number {
    return this.question(key).type === 'money' ? 100 : 1;
  }

  /** Number that a formula reads: 0 when the question does not apply, the ends of its range when it has no answer. Money in cents. */
  number(code: string): Interval {
    const answer = this.answer(code);
    if (typeof answer === 'number') return exactly(answer);
    const state = this.state(code);
    if (state === 'notApplicable') return exactly(0);
    const { min = 0, max = 100 } = this.question(code);
    const scale = this.scale(code);
    return [state === 'undetermined' ? 0 : min * scale, max * scale];
  }

  /** Number that belongs to the chosen choice; all of them when there is no answer. */
  choice(code: string, numbers: Readonly<Record<string, number>>): Interval {
    const answer = this.answer(code);
    const known = typeof answer === 'string' ? numbers[answer] : undefined;
    if (known !== undefined) return exactly(known);
    return [Math.min(...Object.values(numbers)), Math.max(...Object.values(numbers))];
  }

  /** Codes that have neither an answer nor a reason to have none, in the order of the template. */
  missing(codes: Iterable<string>): string[] {
    const wanted = new Set([...codes].map(questionCode));
    return this.questions
      .map(({ code }) => code)
      .filter((code) => wanted.has(code) && this.state(code) !== 'answered' && this.state(code) !== 'notApplicable');
  }
}
