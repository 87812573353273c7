import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { moveQuestionTo, newQuestion, withChange, withQuestion } from './template-edit.ts';
import { findPlacedErrors, isStandard } from './template-faults.ts';

const { retail } = STANDARD_TEMPLATES;

test('the standard templates have no errors', () => {
  for (const template of Object.values(STANDARD_TEMPLATES)) assert.deepEqual(findPlacedErrors(template), []);
});

test('an error is placed at its question, its section or the whole template', () => {
  const question = newQuestion();
  const sections = withQuestion(retail.sections, { section: 1, index: 2 }, question);
  const [unnamed] = findPlacedErrors({ ...retail, sections });
  assert.deepEqual([unnamed?.question?.code, unnamed?.section, unnamed?.path, unnamed?.code], [question.code, 1, 'text', 'required']);
  const untitled = retail.sections.map((section, index) => (index === 3 ? { ...section, title: ' ' } : section));
  const [error] = findPlacedErrors({ ...retail, sections: untitled });
  assert.deepEqual([error?.question, error?.section, error?.path], [undefined, 3, 'title']);
  const [whole] = findPlacedErrors({ ...retail, name: '' });
  assert.deepEqual([whole?.section, whole?.path], [undefined, 'name']);
});

test('a question that is moved before the one that its condition names has an error at once', () => {
  const moved = findPlacedErrors({ ...retail, sections: moveQuestionTo(retail.sections, 'home.square_meters', 'family.members') });
  assert.deepEqual(
    moved.map(({ question, code, path, at }) => [question?.code, code, path, at]),
    [['home.square_meters', 'condition-later-question', 'showIf', 0]],
  );
});

test('a standard question keeps its type', () => {
  const sections = withChange(retail.sections, 'vehicles.count', (question) => ({ ...question, type: 'percent' }));
  assert.ok(findPlacedErrors({ ...retail, sections }).some(({ code }) => code === 'standard-question-changed'));
  const [first] = retail.sections[0]?.questions ?? [];
  assert.ok(first);
  assert.equal(isStandard(retail, first), true);
  assert.equal(isStandard(retail, newQuestion()), false);
});
