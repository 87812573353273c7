import type { Feature } from '../../lib/feature';

export const questionnaireTemplates = { details: () => import('./questionnaire-templates.details') } satisfies Feature;
