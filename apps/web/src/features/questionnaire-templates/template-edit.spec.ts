import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { findTemplateErrors } from '@sestante/questionnaire/template-checks';
import type { Question, Section } from '@sestante/questionnaire/template';
import {
  duplicateOf,
  moveQuestion,
  moveQuestionTo,
  moveSection,
  newQuestion,
  placeOf,
  questionsBefore,
  stepFrom,
  withChange,
  withoutQuestion,
  withQuestion,
  withType,
} from './template-edit.ts';

const question = (code: string): Question => ({ code, text: `${code}?`, type: 'yesNo', topic: 'risk', areas: [] });
const SECTIONS: Section[] = [
  { title: 'Prima', questions: ['a.a', 'a.b', 'a.c'].map(question) },
  { title: 'Seconda', questions: [] },
  { title: 'Terza', questions: ['c.a', 'c.b'].map(question) },
];
const codes = (sections: Section[]) => sections.map(({ questions }) => questions.map(({ code }) => code).join(' '));

test('a question dragged onto another stands after it when moved downwards, otherwise before it', () => {
  assert.deepEqual(codes(moveQuestionTo(SECTIONS, 'a.a', 'a.c')), ['a.b a.c a.a', '', 'c.a c.b']);
  assert.deepEqual(codes(moveQuestionTo(SECTIONS, 'a.c', 'a.a')), ['a.c a.a a.b', '', 'c.a c.b']);
  assert.deepEqual(codes(moveQuestionTo(SECTIONS, 'a.a', 'c.a')), ['a.b a.c', '', 'c.a a.a c.b']);
  assert.deepEqual(codes(moveQuestionTo(SECTIONS, 'c.b', 'a.b')), ['a.a c.b a.b a.c', '', 'c.a']);
  assert.equal(moveQuestionTo(SECTIONS, 'a.a', 'not.there'), SECTIONS);
});

test('steps by keyboard go through every section, the empty one included, and end at the edges', () => {
  let sections = SECTIONS;
  const places: unknown[] = [];
  for (let place = stepFrom(sections, 'a.b', 1); place; place = stepFrom(sections, 'a.b', 1)) {
    sections = moveQuestion(sections, 'a.b', place);
    places.push([place.section, place.index]);
  }
  assert.deepEqual(places, [
    [0, 2],
    [1, 0],
    [2, 0],
    [2, 1],
    [2, 2],
  ]);
  assert.deepEqual(codes(sections), ['a.a a.c', '', 'c.a c.b a.b']);
  assert.deepEqual(stepFrom(SECTIONS, 'c.a', -1), { section: 1, index: 0 });
  assert.deepEqual(stepFrom(moveSection(SECTIONS, 1, 2), 'c.a', -1), { section: 0, index: 3 });
  assert.equal(stepFrom(SECTIONS, 'a.a', -1), null);
});

test('a deleted question is put back where it was', () => {
  const place = placeOf(SECTIONS, 'c.b');
  assert.ok(place);
  const without = withoutQuestion(SECTIONS, 'c.b');
  assert.deepEqual(codes(without), ['a.a a.b a.c', '', 'c.a']);
  assert.deepEqual(withQuestion(without, place, question('c.b')), SECTIONS);
});

test('sections move within their bounds', () => {
  assert.deepEqual(codes(moveSection(SECTIONS, 2, 0)), ['c.a c.b', 'a.a a.b a.c', '']);
  assert.equal(moveSection(SECTIONS, 0, -1), SECTIONS);
  assert.equal(moveSection(SECTIONS, 2, 3), SECTIONS);
});

test('a condition may name only what stands before it', () => {
  assert.deepEqual(
    questionsBefore(SECTIONS, 'c.a').map(({ code }) => code),
    ['a.a', 'a.b', 'a.c'],
  );
  assert.deepEqual(questionsBefore(SECTIONS, 'a.a'), []);
});

test('each new question and each copy has a code of its own, which a template may have', () => {
  const sections = [{ title: 'Una', questions: [newQuestion(), newQuestion(), duplicateOf(newQuestion())] }];
  const complete = sections.map((section) => ({ ...section, questions: section.questions.map((one) => ({ ...one, text: 'Testo?' })) }));
  const { retail } = STANDARD_TEMPLATES;
  assert.deepEqual(findTemplateErrors({ ...retail, sections: complete }, retail.sections[0]?.questions), []);
});

test('a copy is no longer read by the registry', () => {
  const [birthDate] = STANDARD_TEMPLATES.retail.sections[0]?.questions ?? [];
  assert.equal(birthDate?.field, 'birthDate');
  assert.equal(duplicateOf(birthDate).field, undefined);
  assert.equal(duplicateOf(birthDate).keyQuestion, undefined);
});

test('a new type keeps what fits it', () => {
  const choices = [
    { code: 'one', label: 'Uno' },
    { code: 'two', label: 'Due' },
  ];
  const oneOf: Question = { ...question('a.a'), type: 'oneOf', choices };
  assert.deepEqual(withType(oneOf, 'manyOf').choices, choices);
  assert.equal('choices' in withType(oneOf, 'text'), false);
  assert.equal(withType(question('a.a'), 'oneOf').choices?.length, 2);
  const integer: Question = { ...question('a.a'), type: 'integer', min: 1, max: 15, unit: 'm²' };
  assert.deepEqual(withType(integer, 'money'), { ...question('a.a'), type: 'money', min: 1, max: 15 });
  assert.deepEqual(withType(integer, 'percent'), { ...question('a.a'), type: 'percent' });
  assert.deepEqual(withType({ ...oneOf, type: 'manyOf', max: 2 }, 'oneOf'), oneOf);
});

test('a change reaches one question, and leaves the other sections as they are', () => {
  const next = withChange(SECTIONS, 'c.b', (one) => ({ ...one, text: 'Nuovo?' }));
  assert.equal(next[2]?.questions[1]?.text, 'Nuovo?');
  assert.equal(next[0], SECTIONS[0]);
});
