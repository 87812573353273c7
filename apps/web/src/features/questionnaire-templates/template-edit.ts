import type { Choice, Question, QuestionType, Section } from '@sestante/questionnaire/template';
import { randomKey } from '../../lib/idempotency.ts';

// Edits of a template as pure functions: each returns new sections, and the same ones where there is nothing to do.

/** Place of a question: its section, and its position in it, both from 0. */
export interface Place {
  section: number;
  index: number;
}

/** Choice of a question with several that excludes the others. */
export const NONE = 'none';
const NUMBERS: readonly QuestionType[] = ['integer', 'percent', 'money'];

export const isNumber = (type: QuestionType) => NUMBERS.includes(type);
export const hasChoices = (type: QuestionType) => type === 'oneOf' || type === 'manyOf';

/**
 * Returns a code that no other question or choice has. It is random rather than made from the text, because a code keeps its
 * meaning for ever, also in templates that do not have it any more, while the text may change.
 */
const newCode = (prefix: string) => `${prefix}${randomKey().slice(0, 10)}`;

export const newChoice = (label = ''): Choice => ({ code: newCode('c'), label });

export function newQuestion(): Question {
  return { code: newCode('custom.q'), text: '', type: 'yesNo', topic: 'risk', areas: [] };
}

/** Returns a copy under a code of its own, which neither scoring nor registry reads as the original. */
export function duplicateOf(question: Question): Question {
  const { field: _field, keyQuestion: _keyQuestion, ...copy } = question;
  return { ...copy, code: newCode('custom.q') };
}

export function placeOf(sections: readonly Section[], code: string): Place | null {
  for (const [section, { questions }] of sections.entries()) {
    const index = questions.findIndex((question) => question.code === code);
    if (index !== -1) return { section, index };
  }
  return null;
}

/** Returns the questions that stand before this one, which its condition may name. */
export function questionsBefore(sections: readonly Section[], code: string): Question[] {
  const all = sections.flatMap(({ questions }) => questions);
  const index = all.findIndex((question) => question.code === code);
  return index === -1 ? all : all.slice(0, index);
}

export function withQuestion(sections: Section[], { section, index }: Place, question: Question): Section[] {
  return changed(sections, section, (questions) => questions.toSpliced(index, 0, question));
}

export function withoutQuestion(sections: Section[], code: string): Section[] {
  const place = placeOf(sections, code);
  return place ? changed(sections, place.section, (questions) => questions.toSpliced(place.index, 1)) : sections;
}

export function withChange(sections: Section[], code: string, change: (question: Question) => Question): Section[] {
  return sections.map((section) =>
    section.questions.some((question) => question.code === code)
      ? { ...section, questions: section.questions.map((question) => (question.code === code ? change(question) : question)) }
      : section,
  );
}

/** Moves a question to a place, as counted without the question itself. */
export function moveQuestion(sections: Section[], code: string, to: Place): Section[] {
  const from = placeOf(sections, code);
  const question = from && sections[from.section]?.questions[from.index];
  return question ? withQuestion(withoutQuestion(sections, code), to, question) : sections;
}

/** Moves a question next to another: after it when moved downwards, otherwise before it. */
export function moveQuestionTo(sections: Section[], code: string, other: string): Section[] {
  const [from, to] = [placeOf(sections, code), placeOf(sections, other)];
  if (!from || !to) return sections;
  const isAfterOther = to.section > from.section ? 1 : 0;
  return moveQuestion(sections, code, { section: to.section, index: to.index + isAfterOther });
}

/** Returns the place one step up or down, in the next section at the end of one; null at the end of the template. */
export function stepFrom(sections: readonly Section[], code: string, by: -1 | 1): Place | null {
  const place = placeOf(sections, code);
  if (!place) return null;
  const { section } = place;
  const index = place.index + by;
  if (index >= 0 && index < (sections[section]?.questions.length ?? 0)) return { section, index };
  const next = sections[section + by];
  return next ? { section: section + by, index: by === 1 ? 0 : next.questions.length } : null;
}

export function moveSection(sections: Section[], from: number, to: number): Section[] {
  const section = sections[from];
  return section && to >= 0 && to < sections.length ? sections.toSpliced(from, 1).toSpliced(to, 0, section) : sections;
}

/** Changes the type of a question, without what belongs to the former one only. */
export function withType(question: Question, type: QuestionType): Question {
  const { choices, min, max, unit: _unit, ...kept } = question;
  const isChoiceBefore = hasChoices(question.type);
  return {
    ...kept,
    type,
    ...(hasChoices(type) && { choices: isChoiceBefore && choices ? choices : [newChoice(), newChoice()] }),
    ...(isNumber(type) && isNumber(question.type) && type !== 'percent' && { ...given('min', min), ...given('max', max) }),
    ...(type === 'integer' && !isNumber(question.type) && { min: 0, max: 100 }),
  };
}

/** Returns an object with the property, or without it when the value is undefined: absent properties are not stored. */
export function given<Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);
}

function changed(sections: Section[], at: number, change: (questions: Question[]) => Question[]): Section[] {
  return sections.map((section, index) => (index === at ? { ...section, questions: change(section.questions) } : section));
}
