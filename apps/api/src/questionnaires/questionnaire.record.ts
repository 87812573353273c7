import type { RecordType } from '../core/records/record-type.js';
import { Questionnaire } from './questionnaire.entity.js';

export const QUESTIONNAIRES: RecordType<Questionnaire> = {
  name: 'questionnaires',
  noun: 'Questionnaire',
  entity: Questionnaire,
  timeline: {
    kinds: { created: 'questionnaire-sent', updated: 'questionnaire-changed' },
    subjectOf: ({ clientId }) => clientId,
    linkTo: ({ id }) => `/api/v1/questionnaires/${id}`,
  },
};
