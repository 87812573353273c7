import { isNoAnswer, type Answers } from './answers.js';
import { parseCondition, testsOf, type Comparison, type Condition, type ConditionTest } from './condition.js';
import { questionsOf, type Question, type Template } from './template.js';

/** Kleene's three values: true, false, and null for unknown. */
export type Truth = boolean | null;

/**
 * State of a question: `notApplicable`, its condition is false; `undetermined`, it is unknown, so that the question is not shown;
 * otherwise the question is shown, and answered, answered with "Non lo so" or "Preferisco non rispondere", or missing.
 */
export type QuestionState = 'notApplicable' | 'undetermined' | 'answered' | 'unknown' | 'refused' | 'missing';

/** Questions with their conditions parsed, to be evaluated many times. */
export interface PreparedQuestions {
  questions: readonly PreparedQuestion[];
  byCode: ReadonlyMap<string, Question>;
  /** Codes of the questions about health, and of those that are shown or not by the answer to one of them, which they would disclose. */
  healthQuestions: ReadonlySet<string>;
  /** Codes of `healthQuestions` that the answer to another one of them shows or hides. */
  shownByHealth: ReadonlySet<string>;
}

export interface PreparedTemplate extends PreparedQuestions {
  template: Template;
}

interface PreparedQuestion {
  question: Question;
  condition: Condition | undefined;
}

/** Derived number that conditions can name: the client's age in full years. */
export const AGE = 'person.age';
export const BIRTH_DATE = 'person.birth_date';

/** @throws ConditionError when a condition cannot be read; check new templates with `findTemplateErrors` first */
export const prepareTemplate = (template: Template): PreparedTemplate => ({ template, ...prepareQuestions(template) });

/** @throws ConditionError as `prepareTemplate` does */
export function prepareQuestions(template: Pick<Template, 'sections'>): PreparedQuestions {
  const questions = questionsOf(template).map((question): PreparedQuestion => ({
    question,
    condition: question.showIf === undefined ? undefined : parseCondition(question.showIf),
  }));
  return {
    questions,
    byCode: new Map(questions.map(({ question }) => [question.code, question])),
    ...byHealth(questions),
  };
}

/** Returns the sets that depend on health. */
function byHealth(questions: readonly PreparedQuestion[]): Pick<PreparedQuestions, 'healthQuestions' | 'shownByHealth'> {
  const healthQuestions = new Set<string>();
  const shownByHealth = new Set<string>();
  const discloses = ({ code }: ConditionTest): boolean => healthQuestions.has(code === AGE ? BIRTH_DATE : code);
  for (const { question, condition } of questions) {
    if (condition && testsOf(condition).some(discloses)) shownByHealth.add(question.code);
    if (question.health || shownByHealth.has(question.code)) healthQuestions.add(question.code);
  }
  return { healthQuestions, shownByHealth };
}

/**
 * Returns the state of every question, in the order of the template. The answers must be valid (`findAnswerErrors`).
 * @param today day in Rome, `YYYY-MM-DD`, at which the age is counted
 */
export function evaluate(prepared: PreparedQuestions, answers: Answers, today: string): Map<string, QuestionState> {
  const states = new Map<string, QuestionState>();
  for (const { question, condition } of prepared.questions) {
    const shown = condition === undefined ? true : truthOf(condition, (test) => truthOfTest(prepared, states, answers, today, test));
    if (shown === true) states.set(question.code, answerState(answers[question.code]));
    else states.set(question.code, shown === false ? 'notApplicable' : 'undetermined');
  }
  return states;
}

/** Returns the truth of one test: false for a question that is not shown, unknown for one that is shown without an answer. */
export function truthOfTest(
  { byCode }: PreparedQuestions,
  states: ReadonlyMap<string, QuestionState>,
  answers: Answers,
  today: string,
  test: ConditionTest,
): Truth {
  const code = test.code === AGE ? BIRTH_DATE : test.code;
  const state = states.get(code);
  if (!isShown(state)) return false;
  if (state !== 'answered') return null;
  const answer = answers[code];
  if (test.code === AGE) return compareNumber(test, typeof answer === 'string' ? ageOn(answer, today) : undefined);
  return compareAnswer(test, answer, byCode.get(code)?.type === 'money');
}

export const isShown = (state: QuestionState | undefined): boolean =>
  state !== undefined && state !== 'notApplicable' && state !== 'undetermined';

/** Evaluates a condition by Kleene's logic: unknown and false is false, unknown or true is true. */
export function truthOf(condition: Condition, test: (wanted: ConditionTest) => Truth): Truth {
  if ('part' in condition) {
    const truth = truthOf(condition.part, test);
    return truth === null ? null : !truth;
  }
  if (!('parts' in condition)) return test(condition);
  const deciding = condition.kind === 'or';
  let unknown = false;
  for (const part of condition.parts) {
    const truth = truthOf(part, test);
    if (truth === deciding) return deciding;
    unknown ||= truth === null;
  }
  return unknown ? null : !deciding;
}

/** Returns the full years at a day: one less while the birthday of the year has not come yet. Both days are `YYYY-MM-DD`. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function answerState(answer: Answers[string]): QuestionState {
  if (answer === undefined || answer === null) return 'missing';
  return isNoAnswer(answer) ? answer.noAnswer : 'answered';
}

function compareAnswer(wanted: ConditionTest, answer: Answers[string], inCents: boolean): boolean {
  const single = typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : answer;
  switch (wanted.kind) {
    case 'equals':
      return single === wanted.choice;
    case 'in':
      return typeof single === 'string' && wanted.choices.includes(single);
    case 'has':
      return Array.isArray(answer) && (answer as unknown[]).includes(wanted.choice);
    case 'compare':
      return compareNumber(wanted, typeof answer === 'number' ? answer : undefined, inCents ? 100 : 1);
  }
}

const COMPARE: Record<Comparison, (left: number, right: number) => boolean> = {
  '>=': (left, right) => left >= right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '<': (left, right) => left < right,
};

function compareNumber(wanted: ConditionTest, value: number | undefined, scale = 1): boolean {
  return wanted.kind === 'compare' && value !== undefined && COMPARE[wanted.operator](value, wanted.number * scale);
}
