import type { Answers } from '@sestante/questionnaire/answers';
import { prepareTemplate } from '@sestante/questionnaire/evaluation';
import type { Question } from '@sestante/questionnaire/template';
import { changesOfAnswers } from './answer-changes.rules.js';

const question = (code: string, more: Partial<Question> = {}): Question => ({
  code,
  text: code,
  type: 'integer',
  topic: 'risk',
  areas: [],
  ...more,
});
const template = (...questions: Question[]) =>
  prepareTemplate({
    clientType: 'retail',
    name: 'Prova',
    version: 1,
    minutes: { from: 1, to: 2 },
    areas: [],
    sections: [{ title: 'Prova', questions }],
  });
const PETS = question('home.pets', {
  type: 'manyOf',
  choices: [
    { code: 'dog', label: 'Cane' },
    { code: 'cat', label: 'Gatto' },
  ],
});
const FIRST = template(question('home.rooms'), question('home.old'), PETS, question('home.floors', { showIf: 'home.rooms >= 5' }));
const SECOND = template(question('home.rooms'), PETS, question('home.floors', { showIf: 'home.rooms >= 5' }), question('home.new'));

it.each([
  ['nothing', { 'home.rooms': 3 }, { 'home.rooms': 3 }, []],
  ['another number', { 'home.rooms': 3 }, { 'home.rooms': 4 }, [['home.rooms', 3, 4]]],
  [
    'an answer that was refused before',
    { 'home.rooms': { noAnswer: 'refused' } },
    { 'home.rooms': 4 },
    [['home.rooms', { noAnswer: 'refused' }, 4]],
  ],
  ['the same choices in another order', { 'home.pets': ['dog', 'cat'] }, { 'home.pets': ['cat', 'dog'] }, []],
  [
    'an answer that counts no longer',
    { 'home.rooms': 6, 'home.floors': 2 },
    { 'home.rooms': 4, 'home.floors': 2 },
    [
      ['home.rooms', 6, 4],
      ['home.floors', 2, null],
    ],
  ],
  ['a question that was not asked before', {}, { 'home.new': 1 }, [['home.new', null, 1]]],
  [
    'a question that is no longer asked, last',
    { 'home.old': 1 },
    { 'home.new': 1 },
    [
      ['home.new', null, 1],
      ['home.old', 1, null],
    ],
  ],
] as [string, Answers, Answers, unknown[][]][])('the changes between two questionnaires: %s', (_what, earlier, later, expected) => {
  const changes = changesOfAnswers(
    { prepared: FIRST, answers: earlier, day: '2024-11-30' },
    { prepared: SECOND, answers: later, day: '2026-11-30' },
  );
  expect(changes.map(({ question: { code }, from, to }) => [code, from, to])).toEqual(expected);
});

it('each questionnaire counts the age at the day of its submission', () => {
  const prepared = template(question('person.birth_date', { type: 'date' }), question('home.rooms', { showIf: 'person.age < 18' }));
  const answers = { 'person.birth_date': '2007-06-01', 'home.rooms': 3 };
  const changes = changesOfAnswers({ prepared, answers, day: '2024-11-30' }, { prepared, answers, day: '2026-11-30' });
  expect(changes.map(({ question: { code }, from, to }) => [code, from, to])).toEqual([['home.rooms', 3, null]]);
});
