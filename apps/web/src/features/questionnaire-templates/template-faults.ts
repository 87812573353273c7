import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf, type Question, type Template } from '@sestante/questionnaire/template';
import { findTemplateErrors, type TemplateError } from '@sestante/questionnaire/template-checks';

/** Error of a template with the question or section to show it at; neither for one of the whole template. */
export interface PlacedError extends TemplateError {
  question?: Question;
  /** Position of the section, from 0. */
  section?: number;
  /** Path below the question or section, such as `choices/0/label`. */
  path: string;
}

const POINTER = /^\/sections\/(\d+)(?:\/questions\/(\d+))?\/(.+)$/;

/** Returns what prevents a template from being published, each with its place. */
export function findPlacedErrors(template: Template): PlacedError[] {
  return findTemplateErrors(template, questionsOf(STANDARD_TEMPLATES[template.clientType])).map((error) => {
    const [, section, index, path = error.pointer.slice(1)] = POINTER.exec(error.pointer) ?? [];
    const question = template.sections[Number(section)]?.questions[Number(index)];
    return { ...error, path, ...(section !== undefined && { section: Number(section) }), ...(question && { question }) };
  });
}

const standardCodes = new Map(
  Object.values(STANDARD_TEMPLATES).map(({ clientType, sections }) => [
    clientType,
    new Set(questionsOf({ sections }).map(({ code }) => code)),
  ]),
);

/** Returns whether scoring reads the question by its code, so that its type and choices cannot be changed. */
export const isStandard = ({ clientType }: Pick<Template, 'clientType'>, { code }: Question): boolean =>
  standardCodes.get(clientType)?.has(code) ?? false;
