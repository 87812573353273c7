import { ConditionError, RESERVED_WORDS, parseCondition, testsOf, type ConditionTest } from './condition.js';
import { AGE, BIRTH_DATE } from './evaluation.js';
import { QUESTION_TYPES, TOPICS, questionsOf, type Question, type Template } from './template.js';

export type TemplateErrorCode =
  | 'required'
  | 'too-long'
  | 'too-many'
  | 'invalid-code'
  | 'repeated-code'
  | 'unknown-value'
  | 'out-of-range'
  | 'standard-question-changed'
  | 'condition-unreadable'
  | 'condition-unknown-question'
  | 'condition-later-question'
  | 'condition-unknown-choice'
  | 'condition-wrong-type';

export interface TemplateError {
  /** JSON pointer into the template (RFC 6901), such as `/sections/0/questions/2/showIf`. */
  pointer: string;
  code: TemplateErrorCode;
  /** Offset in the condition, from 0, where the fault is one of a condition. */
  at?: number;
}

const MAX_SECTIONS = 30;
const MAX_QUESTIONS = 200;
const MAX_CHOICES = 50;
const CODE = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/;
const CHOICE = /^[a-z0-9_]{1,60}$/;

type Report = (path: string, code: TemplateErrorCode, at?: number) => void;

/**
 * Returns what prevents a template from being published.
 * @param standard questions of the standard templates: one with the same code must have the same type and choices, because a code
 *   never changes its meaning
 */
export function findTemplateErrors(template: Template, standard: readonly Question[] = []): TemplateError[] {
  const errors: TemplateError[] = [];
  const report: Report = (pointer, code, at) => void errors.push({ pointer, code, ...(at === undefined ? {} : { at }) });
  checkText(template.name, 200, '/name', report);
  if (template.sections.length === 0) report('/sections', 'required');
  if (template.sections.length > MAX_SECTIONS || questionsOf(template).length > MAX_QUESTIONS) {
    report('/sections', 'too-many');
    return errors;
  }
  const areas = new Set(template.areas.map(({ code }) => code));
  const standardByCode = new Map(standard.map((question) => [question.code, question]));
  const all = new Map(questionsOf(template).map((question) => [question.code, question]));
  const earlier = new Map<string, Question>();
  template.sections.forEach(({ title, questions }, section) => {
    checkText(title, 200, `/sections/${section}/title`, report);
    if (questions.length === 0) report(`/sections/${section}/questions`, 'required');
    questions.forEach((question, index) => {
      const pointer = `/sections/${section}/questions/${index}`;
      const at: Report = (path, code, offset) => report(pointer + path, code, offset);
      checkQuestion(question, areas, at);
      if (earlier.has(question.code)) at('/code', 'repeated-code');
      const original = standardByCode.get(question.code);
      if (original && !hasSameMeaning(original, question)) at('/code', 'standard-question-changed');
      if (question.showIf !== undefined) checkCondition(question.showIf, earlier, all, at);
      earlier.set(question.code, question);
    });
  });
  return errors;
}

function checkQuestion(question: Question, areas: ReadonlySet<string>, report: Report): void {
  const { code, type, topic, choices = [], min, max } = question;
  if (!CODE.test(code) || code.length > 80 || code === AGE) report('/code', 'invalid-code');
  checkText(question.text, 500, '/text', report);
  if (question.help !== undefined) checkText(question.help, 500, '/help', report);
  if (!QUESTION_TYPES.includes(type)) report('/type', 'unknown-value');
  if (!TOPICS.includes(topic)) report('/topic', 'unknown-value');
  question.areas.forEach((area, index) => areas.has(area) || report(`/areas/${index}`, 'unknown-value'));
  if (type === 'oneOf' || type === 'manyOf') {
    if (choices.length < 2) report('/choices', 'required');
    if (choices.length > MAX_CHOICES) return report('/choices', 'too-many');
    choices.forEach((choice, index) => {
      if (!CHOICE.test(choice.code) || RESERVED_WORDS.includes(choice.code)) report(`/choices/${index}/code`, 'invalid-code');
      if (choices.findIndex((other) => other.code === choice.code) < index) report(`/choices/${index}/code`, 'repeated-code');
      checkText(choice.label, 200, `/choices/${index}/label`, report);
    });
  }
  // As `findAnswerErrors` reads the range: no answer could be acceptable beyond it.
  const highest = type === 'percent' || (type === 'integer' && max === undefined) ? 100 : 1_000_000_000;
  if (min !== undefined && (!Number.isSafeInteger(min) || min < 0 || min > highest)) report('/min', 'out-of-range');
  if (max !== undefined && (!Number.isSafeInteger(max) || max < Math.max(1, min ?? 0) || max > highest)) report('/max', 'out-of-range');
}

function checkText(text: string, max: number, pointer: string, report: Report): void {
  if (text.trim() === '') report(pointer, 'required');
  else if (text.length > max) report(pointer, 'too-long');
}

const hasSameMeaning = (original: Question, question: Question): boolean =>
  original.type === question.type &&
  Boolean(original.health) === Boolean(question.health) &&
  JSON.stringify(codesOf(original)) === JSON.stringify(codesOf(question));

const codesOf = ({ choices = [] }: Question): string[] => choices.map(({ code }) => code).toSorted();

function checkCondition(text: string, earlier: ReadonlyMap<string, Question>, all: ReadonlyMap<string, Question>, report: Report): void {
  try {
    for (const test of testsOf(parseCondition(text))) {
      const code = test.code === AGE ? BIRTH_DATE : test.code;
      const question = earlier.get(code);
      if (!question) report('/showIf', all.has(code) ? 'condition-later-question' : 'condition-unknown-question', test.at);
      else checkTest(test, question, (fault) => report('/showIf', fault, test.at));
    }
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    report('/showIf', 'condition-unreadable', error.at);
  }
}

function checkTest(test: ConditionTest, { type, choices = [] }: Question, report: (code: TemplateErrorCode) => void): void {
  if (test.code === AGE && type !== 'date') return report('condition-wrong-type');
  const known = type === 'yesNo' ? ['yes', 'no'] : choices.map(({ code }) => code);
  const isNumber = type === 'integer' || type === 'percent' || type === 'money' || test.code === AGE;
  const fits = {
    compare: isNumber,
    has: type === 'manyOf',
    equals: type === 'oneOf' || type === 'yesNo',
    in: type === 'oneOf' || type === 'yesNo',
  };
  if (!fits[test.kind]) return report('condition-wrong-type');
  if (test.kind === 'compare') return;
  const named = test.kind === 'in' ? test.choices : [test.choice];
  if (named.some((choice) => !known.includes(choice))) report('condition-unknown-choice');
}
