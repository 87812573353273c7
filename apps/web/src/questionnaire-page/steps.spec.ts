import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Answers } from '@sestante/questionnaire/answers';
import { prepareQuestions } from '@sestante/questionnaire/evaluation';
import type { Question, Section } from '@sestante/questionnaire/template';
import { firstMissing, isMissing, sectionAt, stepsOf } from './steps.ts';

const question = (code: string, more: Partial<Question> = {}): Question => ({
  code,
  text: code,
  type: 'yesNo',
  topic: 'risk',
  areas: [],
  ...more,
});
const SECTIONS: Section[] = [
  { title: 'Uno', questions: [question('a.one'), question('a.two', { showIf: 'a.one = yes', optional: true })] },
  { title: 'Due', questions: [question('b.health', { health: true })] },
  { title: 'Tre', questions: [question('c.one', { showIf: 'a.one = yes' }), question('c.two')] },
];
const prepared = prepareQuestions({ sections: SECTIONS });
const steps = (answers: Answers, withHealth = true) => stepsOf(prepared, SECTIONS, answers, '2026-11-30', withHealth);
const codes = (answers: Answers, withHealth = true) =>
  steps(answers, withHealth).sections.map(({ questions }) => questions.map(({ code }) => code).join(' '));

test('only questions whose condition is true are asked, and sections without any are left out', () => {
  assert.deepEqual(codes({}), ['a.one', 'b.health', 'c.two']);
  assert.deepEqual(codes({ 'a.one': true }), ['a.one a.two', 'b.health', 'c.one c.two']);
});

test('without the consent nothing about health is asked', () => {
  assert.deepEqual(codes({}, false), ['a.one', 'c.two']);
});

test('the client goes on at the first required question without an answer', () => {
  assert.equal(firstMissing(steps({}))?.code, 'a.one');
  assert.equal(firstMissing(steps({ 'a.one': true }))?.code, 'b.health');
  assert.equal(firstMissing(steps({ 'a.one': { noAnswer: 'unknown' }, 'b.health': false, 'c.two': true })), null);
  assert.equal(isMissing(steps({ 'a.one': true }), question('a.two', { optional: true })), false);
});

test('a question that is no longer asked stands for the next one that is', () => {
  assert.deepEqual(sectionAt(steps({ 'a.one': true }), prepared, 'c.one')?.question.code, 'c.one');
  const next = sectionAt(steps({ 'a.one': false }), prepared, 'c.one');
  assert.deepEqual([next?.section, next?.question.code], [2, 'c.two']);
  assert.equal(sectionAt(steps({}, false), prepared, 'b.health')?.question.code, 'c.two');
});
