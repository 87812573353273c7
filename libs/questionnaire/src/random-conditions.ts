import type { Answer } from './answers.js';
import { evaluate, prepareQuestions, type Truth } from './evaluation.js';
import type { Question } from './template.js';

/** A condition, and the answer of each question that it can name: an answer, `unknown`, `refused`, `missing` or `hidden`. */
export interface ConditionCase {
  condition: string;
  states: Record<string, unknown>;
}

const TODAY = '2026-11-29';
const CHOICES = ['one', 'two', 'three', 'none'].map((code) => ({ code, label: code }));

/**
 * Returns the truth of a condition as the state of a question with it shows, after one question of each type that tests can name.
 * Tests compare it between Node and the browser.
 */
export function truthOfCase({ condition, states }: ConditionCase): Truth {
  const hidden = (code: string) => (states[code] === 'hidden' ? { showIf: 'a.gate = yes' } : {});
  const questions: Question[] = [
    question('a.gate', 'yesNo'),
    question('a.x', 'oneOf', hidden('a.x')),
    question('a.y', 'yesNo', hidden('a.y')),
    question('a.m', 'manyOf', hidden('a.m')),
    question('a.n', 'integer', hidden('a.n')),
    question('a.e', 'money', hidden('a.e')),
    question('person.birth_date', 'date'),
    question('a.last', 'yesNo', { showIf: condition }),
  ];
  const answers: Record<string, Answer> = { 'a.gate': false };
  for (const [code, value] of Object.entries(states)) {
    if (value === 'unknown' || value === 'refused') answers[code] = { noAnswer: value };
    else if (value !== 'missing' && value !== 'hidden') answers[code] = value as Answer;
  }
  const state = evaluate(prepareQuestions({ sections: [{ title: 'Prova', questions }] }), answers, TODAY).get('a.last');
  return state === 'notApplicable' ? false : state === 'undetermined' ? null : true;
}

/** Returns random conditions with random answers, the same ones each time. */
export function randomCases(count: number): ConditionCase[] {
  let seed = 1;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[random(items.length)] ?? items[0];
  const choice = () => pick(['one', 'two', 'three', 'none']);
  const compare = () => pick(['>=', '>', '<=', '<']);
  const test = (): string =>
    pick([
      () => `a.x = ${choice()}`,
      () => `a.x in [${choice()}, ${choice()}]`,
      () => `a.y = ${pick(['yes', 'no'])}`,
      () => `a.m has ${choice()}`,
      () => `a.n ${compare()} ${random(5)}`,
      () => `a.e ${compare()} ${random(5) * 1000}`,
      () => `person.age ${compare()} ${17 + random(3)}`,
    ])();
  const part = (depth: number): string => (depth > 0 && random(3) === 0 ? `(${condition(depth - 1)})` : test());
  const condition = (depth: number): string => {
    const operand = `${random(3) === 0 ? 'not ' : ''}${part(depth)}`;
    return random(2) === 0 ? operand : `${operand} ${pick(['and', 'or'])} ${condition(depth)}`;
  };
  const given = (value: unknown) => pick([value, value, value, 'missing', 'unknown', 'refused', 'hidden']);
  return Array.from({ length: count }, () => ({
    condition: condition(3),
    states: {
      'a.x': given(choice()),
      'a.y': given(random(2) === 0),
      'a.m': given(pick([['one'], ['one', 'two'], ['two', 'three'], ['none']])),
      'a.n': given(random(5)),
      'a.e': given(random(5000) * 100),
      'person.birth_date': pick(['2008-11-29', '2008-11-30', '2009-11-29', '1984-07-12', 'missing', 'refused']),
    },
  }));
}

function question(code: string, type: Question['type'], more: Partial<Question> = {}): Question {
  const choices = type === 'oneOf' || type === 'manyOf' ? { choices: CHOICES } : {};
  return { code, text: code, type, topic: 'risk', areas: [], ...choices, ...more };
}
