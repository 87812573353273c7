import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import type { Template } from '@sestante/questionnaire/template';
import type { QuestionnaireTemplate, TemplateContent } from './questionnaire-template.entity.js';

export type TemplateColumns = Pick<
  QuestionnaireTemplate,
  'clientType' | 'name' | 'templateVersion' | 'minutesFrom' | 'minutesTo' | 'content'
>;

/** Returns the template of a row; the content of a standard one is read from its file. */
export function templateOf(row: TemplateColumns): Template {
  const { clientType, name, templateVersion: version, minutesFrom: from, minutesTo: to } = row;
  return { clientType, name, version, minutes: { from, to }, ...(row.content ?? standardContent(row)) };
}

function standardContent({ clientType, templateVersion }: TemplateColumns): TemplateContent {
  const { version, areas, sections } = STANDARD_TEMPLATES[clientType];
  if (version !== templateVersion) throw new Error(`The standard template ${clientType} has no version ${templateVersion}.`);
  return { areas, sections };
}
