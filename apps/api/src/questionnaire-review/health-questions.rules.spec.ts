import { prepareTemplate } from '@sestante/questionnaire/evaluation';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import type { Question } from '@sestante/questionnaire/template';
import { healthQuestions } from './health-questions.rules.js';

const question = (code: string, more: Partial<Question> = {}): Question => ({
  code,
  text: code,
  type: 'yesNo',
  topic: 'health',
  areas: [],
  ...more,
});
const of = (...questions: Question[]) => [
  ...healthQuestions(prepareTemplate({ ...STANDARD_TEMPLATES.retail, sections: [{ title: 'Prova', questions }] })),
];

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
  ['none that depends on others', [question('a.a', { health: true }), question('a.b'), question('a.c', { showIf: 'a.b = no' })], ['a.a']],
])('the questions that disclose health: %s', (_what, questions, expected) => {
  expect(of(...questions)).toEqual(expected);
});

it('the standard templates have no question that depends on health', () => {
  const codes = Object.values(STANDARD_TEMPLATES).map((template) => [...healthQuestions(prepareTemplate(template))]);
  expect(codes).toEqual([['family.care_need', 'health.state', 'health.conditions'], ['health.state'], []]);
});
