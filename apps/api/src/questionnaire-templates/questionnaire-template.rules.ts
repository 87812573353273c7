import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { findTemplateErrors, type TemplateError, type TemplateErrorCode } from '@sestante/questionnaire/template-checks';
import { questionsOf, type QuestionnaireType, type Section, type Template } from '@sestante/questionnaire/template';
import type { FieldError } from '../core/errors.js';
import type { QuestionnaireTemplate, TemplateContent } from './questionnaire-template.entity.js';

export type TemplateColumns = Pick<
  QuestionnaireTemplate,
  'clientType' | 'name' | 'templateVersion' | 'minutesFrom' | 'minutesTo' | 'content'
>;

/** Returns the template of a row. */
export function templateOf(row: TemplateColumns): Template {
  const { clientType, name, templateVersion: version, minutesFrom: from, minutesTo: to } = row;
  return { clientType, name, version, minutes: { from, to }, ...contentOf(row) };
}

/** Returns the areas and questions of a row; those of a standard template are read from its file. */
export function contentOf({ clientType, templateVersion, content }: TemplateColumns): TemplateContent {
  if (content) return content;
  const { version, areas, sections } = STANDARD_TEMPLATES[clientType];
  if (version !== templateVersion) throw new Error(`The standard template ${clientType} has no version ${templateVersion}.`);
  return { areas, sections };
}

const FAULTS: Record<TemplateErrorCode, string> = {
  required: 'This is missing.',
  'too-long': 'The text is too long.',
  'too-many': 'There are too many.',
  'invalid-code': 'The code is not valid.',
  'repeated-code': 'The code occurs before.',
  'unknown-value': 'The value does not exist.',
  'out-of-range': 'The number is not acceptable.',
  'standard-question-changed': 'The standard question with this code has another type or other choices.',
  'condition-unreadable': 'The condition cannot be read',
  'condition-unknown-question': 'The condition names a question that does not exist',
  'condition-later-question': 'The condition names a later question',
  'condition-unknown-choice': 'The condition names a choice that the question does not have',
  'condition-wrong-type': 'The condition does not fit the type of the question',
};

/** Returns faults as errors of the request that publishes the draft. */
export const asFieldErrors = (faults: readonly TemplateError[]): FieldError[] =>
  faults.map(({ pointer, code, at }) => ({
    pointer,
    code,
    message: at === undefined ? FAULTS[code] : `${FAULTS[code]}, at character ${at}.`,
  }));

/** Returns what prevents a draft from being published. */
export const faultsOf = (row: TemplateColumns): TemplateError[] =>
  findTemplateErrors(templateOf(row), questionsOf(STANDARD_TEMPLATES[row.clientType]));

/** Returns errors for questions that would propose to change another field of the registry than the standard question does. */
export function findFieldErrors(clientType: QuestionnaireType, sections: readonly Section[]): FieldError[] {
  const fields = new Map(questionsOf(STANDARD_TEMPLATES[clientType]).map(({ code, field }) => [code, field]));
  return sections.flatMap(({ questions }, section) =>
    questions.flatMap(({ code, field }, index) =>
      field === undefined || field === fields.get(code)
        ? []
        : [
            {
              pointer: `/sections/${section}/questions/${index}/field`,
              code: 'unknown-value',
              message: 'Only the standard question with this code proposes a change of this field.',
            },
          ],
    ),
  );
}

/** Returns sections as they are stored: without the optional properties that are null. */
export const asStored = (sections: readonly Section[]): Section[] =>
  JSON.parse(JSON.stringify(sections), (_name, value: unknown) => (value === null ? undefined : value)) as Section[];
