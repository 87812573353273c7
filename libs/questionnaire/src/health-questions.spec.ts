import { prepareTemplate } from './evaluation.js';
import { progressForOthers, progressOf } from './progress.js';
import { STANDARD_TEMPLATES } from './standard-templates.js';
import type { Question } from './template.js';

const question = (code: string, more: Partial<Question> = {}): Question => ({
  code,
  text: code,
  type: 'yesNo',
  topic: 'health',
  areas: [],
  ...more,
});
const prepared = (...questions: Question[]) => prepareTemplate({ ...STANDARD_TEMPLATES.retail, sections: [{ title: 'Prova', questions }] });

it.each([
  ['those marked so', [question('a.a', { health: true }), question('a.b')], ['a.a']],
  [
    'one that depends on such a question',
    [question('a.a', { health: true }), question('a.b', { showIf: 'not a.a = yes' })],
    ['a.a', 'a.b'],
  ],
  [
    'one that depends on such a question through another',
    [question('a.a', { health: true }), question('a.b', { showIf: 'a.a = yes' }), question('a.c', { showIf: 'a.b = no' })],
    ['a.a', 'a.b', 'a.c'],
  ],
  [
    'one that depends on the age, which such an answer shows',
    [
      question('a.a', { health: true }),
      question('person.birth_date', { type: 'date', showIf: 'a.a = yes' }),
      question('a.c', { showIf: 'person.age >= 18' }),
    ],
    ['a.a', 'person.birth_date', 'a.c'],
  ],
  ['none that depends on others', [question('a.a', { health: true }), question('a.b'), question('a.c', { showIf: 'a.b = no' })], ['a.a']],
])('the questions that disclose health: %s', (_what, questions, expected) => {
  expect([...prepared(...questions).healthQuestions]).toEqual(expected);
});

it('the standard templates have no question that depends on health', () => {
  const codes = Object.values(STANDARD_TEMPLATES).map((template) => [...prepareTemplate(template).healthQuestions]);
  expect(codes).toEqual([['family.care_need', 'health.state', 'health.conditions'], ['health.state'], []]);
});

it('the progress for others is the same whatever is answered about health', () => {
  const template = prepared(
    question('a.a', { health: true }),
    question('a.b', { showIf: 'a.a = yes' }),
    question('a.c'),
    question('a.d', { health: true, showIf: 'a.a = yes' }),
  );
  const of = (healthy: boolean) => [progressOf, progressForOthers].map((progress) => progress(template, { 'a.a': healthy }, '2026-01-01'));
  expect(of(true)).toEqual([
    { answered: 1, total: 4, percent: 25 },
    { answered: 1, total: 2, percent: 50 },
  ]);
  expect(of(false)[1]).toEqual(of(true)[1]);
});
