import cases from './condition-cases.json' with { type: 'json' };
import type { Answers } from './answers.js';
import { parseCondition, type Condition } from './condition.js';
import { ageOn, evaluate, prepareTemplate, truthOf, type Truth } from './evaluation.js';
import { progressOf } from './progress.js';
import { STANDARD_TEMPLATES } from './standard-templates.js';
import { randomCases, truthOfCase } from './random-conditions.js';
import type { Question, Template } from './template.js';

const TODAY = '2026-11-29';
const choices = ['one', 'two', 'three', 'none'].map((code) => ({ code, label: code }));
const question = (code: string, type: Question['type'], more: Partial<Question> = {}): Question => ({
  code,
  text: code,
  type,
  topic: 'risk',
  areas: [],
  ...(type === 'oneOf' || type === 'manyOf' ? { choices } : {}),
  ...more,
});
const template = (...questions: Question[]): Template => ({
  clientType: 'retail',
  name: 'Prova',
  version: 1,
  minutes: { from: 1, to: 2 },
  areas: [],
  sections: [{ title: 'Prova', questions }],
});

describe('conditions', () => {
  it.each(cases)('$condition with $states is $truth', ({ condition, states, truth }) => {
    expect(truthOfCase({ condition, states })).toBe(truth);
  });

  it('follow Kleene in 10,000 random combinations, computed a second way', () => {
    let seed = 1;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const values: Truth[] = [false, null, true];
    const make = (depth: number): Condition => {
      const kind = depth === 0 ? 3 : random(4);
      if (kind === 3) return { kind: 'equals', code: 'a.x', choice: String(random(3)), at: 0 };
      if (kind === 2) return { kind: 'not', part: make(depth - 1) };
      return { kind: kind === 1 ? 'or' : 'and', parts: Array.from({ length: 2 + random(3) }, () => make(depth - 1)) };
    };
    // Kleene's logic as numbers: false 0, unknown 1, true 2; and is the smallest, or the greatest, not the distance to 2.
    const number = (condition: Condition): number => {
      if (condition.kind === 'not') return 2 - number(condition.part);
      if (condition.kind === 'and') return Math.min(...condition.parts.map(number));
      if (condition.kind === 'or') return Math.max(...condition.parts.map(number));
      return condition.kind === 'equals' ? Number(condition.choice) : 0;
    };
    const seen = new Set<Truth>();
    for (let round = 0; round < 10_000; round += 1) {
      const condition = make(4);
      const truth = truthOf(condition, (test) => values[Number(test.kind === 'equals' ? test.choice : 0)] ?? null);
      expect(truth).toBe(values[number(condition)]);
      seen.add(truth);
    }
    expect(seen.size).toBe(3);
  });

  it('are true, false and unknown in random cases, which the browser is compared with', () => {
    const truths = randomCases(1000).map(truthOfCase);
    expect(new Set(truths)).toEqual(new Set([true, false, null]));
    expect(randomCases(1000).map(truthOfCase)).toEqual(truths);
  });

  it('parse to the same tree after they have been written out', () => {
    const write = (condition: Condition): string => {
      if (condition.kind === 'not') return `not (${write(condition.part)})`;
      if ('parts' in condition)
        return condition.parts.map((part) => ('parts' in part ? `(${write(part)})` : write(part))).join(` ${condition.kind} `);
      if (condition.kind === 'in') return `${condition.code} in [${condition.choices.join(', ')}]`;
      if (condition.kind === 'compare') return `${condition.code} ${condition.operator} ${condition.number}`;
      return `${condition.code} ${condition.kind === 'has' ? 'has' : '='} ${condition.choice}`;
    };
    const withoutPlaces = (text: string) =>
      JSON.parse(JSON.stringify(parseCondition(text), (key, value: unknown) => (key === 'at' ? 0 : value))) as unknown;
    for (const { condition } of cases) expect(withoutPlaces(write(parseCondition(condition)))).toEqual(withoutPlaces(condition));
  });

  it.each([
    ['', 0],
    ['a.x', 3],
    ['a.x =', 5],
    ['a.x == one', 5],
    ['a.x = one and', 13],
    ['a.x = one two', 10],
    ['a.x in []', 8],
    ['a.x in [one', 11],
    ['a.x in [one,]', 12],
    ['(a.x = one', 10],
    ['a.x = one)', 9],
    ['a.n >= two', 7],
    ['a.n >= -1', 7],
    ['a.n >= 1.5', 7],
    ['not not a.x = one', 4],
    ['A.x = one', 0],
    ['a.x = or', 6],
    ['a.x = one; drop', 9],
    [`${'('.repeat(30)}a.x = one${')'.repeat(30)}`, 21],
    [`a.x = ${'o'.repeat(2000)}`, 0],
  ])('%j cannot be read, and the error names place %d', (text, at) => {
    let place: number | undefined;
    try {
      parseCondition(text);
    } catch (error) {
      place = (error as { at?: number }).at;
    }
    expect(place).toBe(at);
  });
});

describe('states', () => {
  it('of a question after one that is not shown because of an unknown condition is not applicable', () => {
    const prepared = prepareTemplate(
      template(
        question('a.x', 'oneOf'),
        question('a.n', 'integer', { showIf: 'a.x = one' }),
        question('a.y', 'yesNo', { showIf: 'a.n >= 1' }),
      ),
    );
    const states = evaluate(prepared, { 'a.x': { noAnswer: 'refused' }, 'a.n': 3 }, TODAY);
    expect([...states.values()]).toEqual(['refused', 'undetermined', 'notApplicable']);
  });

  it('ignore the answer of a question that is not shown, until it is shown again', () => {
    const prepared = prepareTemplate(template(question('a.y', 'yesNo'), question('a.n', 'integer', { showIf: 'a.y = yes' })));
    expect(evaluate(prepared, { 'a.y': false, 'a.n': 3 }, TODAY).get('a.n')).toBe('notApplicable');
    expect(evaluate(prepared, { 'a.y': true, 'a.n': 3 }, TODAY).get('a.n')).toBe('answered');
  });

  it.each([
    ['2008-11-29', 18],
    ['2008-11-30', 17],
    ['2008-12-01', 17],
    ['2004-02-29', 22],
    ['1926-11-28', 100],
  ])('count the age of a person born on %s as %d', (birthDate, age) => {
    expect(ageOn(birthDate, TODAY)).toBe(age);
  });

  it('count somebody born on 29 February as older from 1 March of other years', () => {
    expect([ageOn('2004-02-29', '2027-02-28'), ageOn('2004-02-29', '2027-03-01')]).toEqual([22, 23]);
  });
});

describe('progress', () => {
  it('counts shown questions, and grows when an answer shows another', () => {
    const prepared = prepareTemplate(
      template(question('a.y', 'yesNo'), question('a.n', 'integer', { showIf: 'a.y = yes' }), question('a.t', 'text', { optional: true })),
    );
    expect(progressOf(prepared, {}, TODAY)).toEqual({ answered: 0, total: 1, percent: 0 });
    expect(progressOf(prepared, { 'a.y': true }, TODAY)).toEqual({ answered: 1, total: 2, percent: 50 });
    expect(progressOf(prepared, { 'a.y': { noAnswer: 'refused' }, 'a.t': 'Casa' }, TODAY)).toEqual({ answered: 2, total: 2, percent: 100 });
  });
});

it('evaluates a standard template of 44 questions in far less than a millisecond', () => {
  const prepared = prepareTemplate(STANDARD_TEMPLATES.corporate);
  const answers: Answers = { 'company.employees': 12, 'sites.tenure': 'owned', 'credit.receivables': 2_000_000, 'vehicles.count': 3 };
  for (let warm = 0; warm < 200; warm += 1) evaluate(prepared, answers, TODAY);
  const began = performance.now();
  for (let round = 0; round < 200; round += 1) evaluate(prepared, answers, TODAY);
  expect((performance.now() - began) / 200).toBeLessThan(1);
});
