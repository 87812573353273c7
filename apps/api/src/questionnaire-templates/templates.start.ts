import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf } from '@sestante/questionnaire/template';
import { v7 as uuidv7 } from 'uuid';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { newRecord } from '../core/records/record-type.js';
import { QuestionnaireTemplate } from './questionnaire-template.entity.js';

/** Inserts the standard templates, which every agency has. */
export function insertStandardTemplates(tx: UnitOfWork): Promise<void> {
  const now = new Date();
  return tx.insert(
    QuestionnaireTemplate,
    Object.values(STANDARD_TEMPLATES).map((template) => ({
      ...newRecord(tx.actor, uuidv7(), now),
      familyId: uuidv7(),
      clientType: template.clientType,
      name: template.name,
      templateVersion: template.version,
      standard: true,
      state: 'published' as const,
      minutesFrom: template.minutes.from,
      minutesTo: template.minutes.to,
      questionCount: questionsOf(template).length,
      content: null,
      publishedAt: now,
    })),
  );
}
