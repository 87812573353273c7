import { type Condition, ConditionError, type ConditionTest, type Comparison, parseCondition } from '@sestante/questionnaire/condition';
import { AGE, BIRTH_DATE } from '@sestante/questionnaire/evaluation';
import type { Question } from '@sestante/questionnaire/template';
import { formatInteger } from '../../lib/formats.ts';

/** Tests that are all joined by the same word: conditions that can be edited as a list of rules. */
export interface Rules {
  join: 'and' | 'or';
  tests: ConditionTest[];
}

/** Parses a condition; null when it cannot be read. */
export function conditionOf(text: string): Condition | null {
  try {
    return parseCondition(text);
  } catch (error) {
    if (error instanceof ConditionError) return null;
    throw error;
  }
}

/** Returns a condition as rules; null when it nests or negates, so that only its formula can be edited. */
export function rulesOf(condition: Condition): Rules | null {
  if (isTest(condition)) return { join: 'and', tests: [condition] };
  if (!('parts' in condition) || !condition.parts.every(isTest)) return null;
  return { join: condition.kind, tests: condition.parts };
}

export function conditionOfRules({ join, tests }: Rules): Condition | null {
  const [first] = tests;
  return tests.length < 2 ? (first ?? null) : { kind: join, parts: tests };
}

/** Writes a condition in the grammar of `parseCondition`. */
export function formulaOf(condition: Condition): string {
  switch (condition.kind) {
    case 'or':
      return condition.parts.map(formulaOf).join(' or ');
    case 'and':
      return condition.parts.map((part) => (part.kind === 'or' ? `(${formulaOf(part)})` : formulaOf(part))).join(' and ');
    case 'not':
      return isTest(condition.part) ? `not ${formulaOf(condition.part)}` : `not (${formulaOf(condition.part)})`;
    case 'equals':
      return `${condition.code} = ${condition.choice}`;
    case 'has':
      return `${condition.code} has ${condition.choice}`;
    case 'in':
      return `${condition.code} in [${condition.choices.join(', ')}]`;
    case 'compare':
      return `${condition.code} ${condition.operator} ${condition.number}`;
  }
}

/** Reads a condition as Italian text, which follows "se". */
export function readCondition(condition: Condition, questions: readonly Question[]): string {
  const byCode = new Map(questions.map((question) => [question.code, question]));
  const read = (part: Condition): string => {
    switch (part.kind) {
      case 'or':
        return part.parts.map(read).join(' oppure ');
      case 'and':
        return part.parts.map((one) => (one.kind === 'or' ? `(${read(one)})` : read(one))).join(' e ');
      case 'not':
        return isTest(part.part) ? readTest(part.part, byCode, true) : `non è vero che (${read(part.part)})`;
      default:
        return readTest(part, byCode, false);
    }
  };
  return read(condition);
}

export const COMPARISONS: Record<Comparison, string> = { '>=': 'almeno', '>': 'più di', '<=': 'al massimo', '<': 'meno di' };

function readTest(test: ConditionTest, byCode: ReadonlyMap<string, Question>, isNegated: boolean): string {
  const not = isNegated ? 'non ' : '';
  if (test.kind === 'compare' && test.code === AGE) return `l’età ${not}è ${COMPARISONS[test.operator]} ${test.number} anni`;
  const question = byCode.get(test.code);
  const name = `“${question?.text.trim() || test.code}”`;
  if (test.kind === 'compare') return `${name} ${not}è ${COMPARISONS[test.operator]} ${amountOf(test.number, question)}`;
  const labels = (test.kind === 'in' ? test.choices : [test.choice]).map((choice) => `“${labelOf(choice, question)}”`);
  if (test.kind === 'has') return `tra le risposte a ${name} ${not}c’è ${labels.join('')}`;
  return `a ${name} ${not}si risponde ${labels.length > 1 ? `${labels.slice(0, -1).join(', ')} o ${labels.at(-1)}` : labels.join('')}`;
}

export function labelOf(choice: string, question: Question | undefined): string {
  if (question?.type === 'yesNo') return choice === 'yes' ? 'Sì' : choice === 'no' ? 'No' : choice;
  return question?.choices?.find(({ code }) => code === choice)?.label.trim() || choice;
}

function amountOf(number: number, question: Question | undefined): string {
  if (question?.type === 'money') return `€ ${formatInteger(number)}`;
  return [formatInteger(number), question?.type === 'percent' ? '%' : question?.unit].filter(Boolean).join(' ');
}

/** Subject of a test: a question, or the age that follows from the date of birth. */
export interface Subject {
  code: string;
  question: Question;
}

/** Returns what a condition may test: the questions with an answer that can be compared, and the age. */
export function subjectsOf(questions: readonly Question[]): Subject[] {
  return questions.flatMap((question) => {
    if (question.code === BIRTH_DATE) return [{ code: AGE, question }];
    return question.type in TEST_KINDS ? [{ code: question.code, question }] : [];
  });
}

/** Kind of test by type of question; the other types cannot be compared. */
const TEST_KINDS: Partial<Record<Question['type'], 'equals' | 'has' | 'compare'>> = {
  yesNo: 'equals',
  oneOf: 'equals',
  manyOf: 'has',
  integer: 'compare',
  percent: 'compare',
  money: 'compare',
};

/** Returns the test with which a new rule about a subject begins. */
export function firstTestOf({ code, question }: Subject): ConditionTest {
  if (code === AGE) return { kind: 'compare', code, operator: '>=', number: 18, at: 0 };
  const kind = TEST_KINDS[question.type] ?? 'compare';
  if (kind === 'compare') return { kind, code, operator: '>=', number: 1, at: 0 };
  return { kind, code, choice: question.type === 'yesNo' ? 'yes' : (question.choices?.[0]?.code ?? ''), at: 0 };
}

/** Returns the test of one or several choices of a question with one answer. */
export function choiceTest(code: string, choices: readonly string[]): ConditionTest {
  const [first = '', ...others] = choices;
  return others.length === 0 ? { kind: 'equals', code, choice: first, at: 0 } : { kind: 'in', code, choices: [first, ...others], at: 0 };
}

const isTest = (condition: Condition): condition is ConditionTest => 'code' in condition;
