import { isNoAnswer, type Answer, type Answers } from './answers.js';
import { evaluate, isShown, type PreparedQuestions } from './evaluation.js';
import { COVERAGE_CLASSES, EXCLUSIONS, RELATIONS } from './policies.js';
import type { Question } from './template.js';

export type AnswerErrorCode =
  | 'unknown-question'
  | 'wrong-type'
  | 'unknown-choice'
  | 'repeated-choice'
  | 'none-with-others'
  | 'too-many'
  | 'empty'
  | 'too-long'
  | 'out-of-range'
  | 'end-before-start'
  | 'required';

export interface AnswerError {
  /** JSON pointer into the answers (RFC 6901), such as `/policies.list/0/startsOn`. */
  pointer: string;
  code: AnswerErrorCode;
}

const MAX_TEXT = 1000;
const MAX_POLICIES = 50;
const MAX_HOUSEHOLD = 14;
const MAX_CENTS = 100_000_000_000;
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '9999-12-31';
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const POLICY_KEYS = ['contractId', 'coverageClass', 'company', 'policyNumber', 'startsOn', 'endsOn', 'sumInsured', 'excess', 'exclusions'];
const HOUSEHOLD_KEYS = ['relation', 'birthDate', 'dependent'];
const coverageClasses = new Set(COVERAGE_CLASSES.map(({ code }) => code));
const exclusions = new Set(EXCLUSIONS.map(({ code }) => code));

type Report = (code: AnswerErrorCode, path?: string) => void;

/**
 * Returns what is wrong with the answers of a draft. Whether a question is shown plays no part: the answer of one that is not
 * shown is kept, and counts again when it is shown.
 * @param today day in Rome, the last day that an answer can name
 */
export function findAnswerErrors({ byCode }: PreparedQuestions, answers: Readonly<Record<string, unknown>>, today: string): AnswerError[] {
  const errors: AnswerError[] = [];
  for (const [code, answer] of Object.entries(answers)) {
    const pointer = `/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const question = byCode.get(code);
    if (!question) errors.push({ pointer, code: 'unknown-question' });
    else if (answer !== null && answer !== undefined)
      checkAnswer(question, answer, today, (error, path = '') => void errors.push({ pointer: pointer + path, code: error }));
  }
  return errors;
}

/** Returns the errors of answers that are submitted: those of a draft, and each required question that is shown without an answer. */
export function findSubmissionErrors(prepared: PreparedQuestions, answers: Answers, today: string): AnswerError[] {
  const errors = findAnswerErrors(prepared, answers, today);
  if (errors.length > 0) return errors;
  const states = evaluate(prepared, answers, today);
  return prepared.questions
    .filter(({ question }) => isShown(states.get(question.code)) && states.get(question.code) === 'missing' && !question.optional)
    .map(({ question }) => ({ pointer: `/${question.code}`, code: 'required' as const }));
}

/** Returns valid answers as they are stored: texts without outer spaces, empty entries left out, all properties of a policy present. */
export function normalizeAnswers(answers: Answers): Record<string, Answer> {
  const kept: Record<string, Answer> = {};
  for (const [code, answer] of Object.entries(answers)) if (answer !== null && answer !== undefined) kept[code] = normalize(answer);
  return kept;
}

function normalize(answer: Answer): Answer {
  if (typeof answer === 'string') return answer.trim();
  if (!Array.isArray(answer)) return answer;
  return answer.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) return item;
    const keys = 'relation' in item ? HOUSEHOLD_KEYS : POLICY_KEYS;
    return Object.fromEntries(
      keys.map((key) => {
        const value = (item as Record<string, unknown>)[key];
        return [key, typeof value === 'string' ? value.trim() : (value ?? (key === 'exclusions' ? [] : null))];
      }),
    );
  }) as Answer;
}

function checkAnswer(question: Question, answer: unknown, today: string, report: Report): void {
  if (isNoAnswer(answer)) {
    if (Object.keys(answer).length !== 1) report('wrong-type');
    else if (answer.noAnswer !== 'unknown' && answer.noAnswer !== 'refused') report('unknown-choice', '/noAnswer');
    return;
  }
  switch (question.type) {
    case 'yesNo':
      return typeof answer === 'boolean' ? undefined : report('wrong-type');
    case 'oneOf':
      return checkChoice(question, answer, report);
    case 'manyOf':
      return checkChoices(question, answer, report);
    case 'integer':
    case 'percent':
      return checkNumber(answer, question.min ?? 0, question.max ?? 100, report);
    case 'money':
      return checkNumber(answer, (question.min ?? 0) * 100, (question.max ?? 1_000_000_000) * 100, report);
    case 'date':
      return checkDay(answer, FIRST_DAY, today, report);
    case 'text':
      return checkText(answer, MAX_TEXT, report);
    case 'policies':
      return checkItems(answer, 0, MAX_POLICIES, POLICY_KEYS, report, checkPolicy);
    case 'household':
      return checkItems(answer, 1, MAX_HOUSEHOLD, HOUSEHOLD_KEYS, report, (item, at) => {
        if (!RELATIONS.includes(item['relation'] as string)) at('unknown-choice', '/relation');
        checkNullable(item['birthDate'], (value) => checkDay(value, FIRST_DAY, today, (code) => at(code, '/birthDate')));
        if (typeof item['dependent'] !== 'boolean') at('wrong-type', '/dependent');
      });
  }
}

function checkChoice({ choices }: Question, answer: unknown, report: Report): void {
  if (typeof answer !== 'string') report('wrong-type');
  else if (!choices?.some(({ code }) => code === answer)) report('unknown-choice');
}

function checkChoices(question: Question, answer: unknown, report: Report): void {
  if (!Array.isArray(answer)) return report('wrong-type');
  if (answer.length === 0) return report('empty');
  const { choices = [], max = choices.length } = question;
  if (answer.length > choices.length) return report('too-many');
  answer.forEach((choice: unknown, index) => checkChoice(question, choice, (code) => report(code, `/${index}`)));
  if (new Set(answer).size < answer.length) report('repeated-choice');
  if (answer.includes('none') && answer.length > 1) report('none-with-others');
  if (answer.length > max) report('too-many');
}

function checkNumber(answer: unknown, min: number, max: number, report: Report): void {
  if (!Number.isInteger(answer)) report('wrong-type');
  else if ((answer as number) < min || (answer as number) > max) report('out-of-range');
}

function checkDay(answer: unknown, first: string, last: string, report: Report): void {
  const [, year, month, day] = (typeof answer === 'string' && DAY.exec(answer)) || [];
  if (!year || !month || !day) return report('wrong-type');
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const exists = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days;
  if (!exists || (answer as string) < first || (answer as string) > last) report('out-of-range');
}

function checkText(answer: unknown, max: number, report: Report): void {
  if (typeof answer !== 'string') return report('wrong-type');
  const text = answer.trim();
  if (text === '') report('empty');
  // A character outside the basic plane counts as one, as in the database.
  else if (text.length > 2 * max || Array.from(text).length > max) report('too-long');
}

function checkItems(
  answer: unknown,
  min: number,
  max: number,
  keys: readonly string[],
  report: Report,
  check: (item: Record<string, unknown>, report: Report) => void,
): void {
  if (!Array.isArray(answer)) return report('wrong-type');
  if (answer.length < min) return report('empty');
  if (answer.length > max) return report('too-many');
  answer.forEach((item: unknown, index) => {
    const at: Report = (code, path = '') => report(code, `/${index}${path}`);
    if (typeof item !== 'object' || item === null || Object.keys(item).some((key) => !keys.includes(key))) at('wrong-type');
    else check(item as Record<string, unknown>, at);
  });
}

function checkPolicy(item: Record<string, unknown>, report: Report): void {
  const { contractId, coverageClass, startsOn, endsOn, exclusions: excluded } = item;
  checkNullable(contractId, (value) => (typeof value === 'string' && UUID.test(value) ? undefined : report('wrong-type', '/contractId')));
  if (typeof coverageClass !== 'string') report('wrong-type', '/coverageClass');
  else if (!coverageClasses.has(coverageClass)) report('unknown-choice', '/coverageClass');
  for (const [key, max] of [
    ['company', 200],
    ['policyNumber', 100],
  ] as const)
    checkNullable(item[key], (value) => checkText(value, max, (code) => report(code, `/${key}`)));
  for (const key of ['startsOn', 'endsOn'] as const)
    checkNullable(item[key], (value) => checkDay(value, FIRST_DAY, LAST_DAY, (code) => report(code, `/${key}`)));
  if (typeof startsOn === 'string' && typeof endsOn === 'string' && startsOn > endsOn) report('end-before-start', '/endsOn');
  for (const key of ['sumInsured', 'excess'] as const)
    checkNullable(item[key], (value) => checkNumber(value, 0, MAX_CENTS, (code) => report(code, `/${key}`)));
  checkNullable(excluded, (value) => {
    if (!Array.isArray(value)) return report('wrong-type', '/exclusions');
    if (value.length > exclusions.size) return report('too-many', '/exclusions');
    value.forEach((code: unknown, index) => exclusions.has(code as string) || report('unknown-choice', `/exclusions/${index}`));
    if (new Set(value).size < value.length) report('repeated-choice', '/exclusions');
  });
}

function checkNullable(value: unknown, check: (value: unknown) => void): void {
  if (value !== null && value !== undefined) check(value);
}
