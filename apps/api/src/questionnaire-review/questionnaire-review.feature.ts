import type { PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { AnswerProposal } from './answer-proposal.entity.js';
import { loadQuestionnaires } from './questionnaire-review.demo.js';
import { QuestionnaireReviewModule } from './questionnaire-review.module.js';

const permissions = { 'health-answers:read': ['agent', 'back_office'] } satisfies PermissionRoles;
const timelineKinds = ['questionnaire-reviewed'] as const;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}
declare module '../core/history/timeline-entry.entity.js' {
  interface TimelineKinds extends Record<(typeof timelineKinds)[number], true> {}
}

export const questionnaireReviewFeature: Feature = {
  module: QuestionnaireReviewModule,
  layer: 'records',
  entities: [AnswerProposal],
  loadDemo: loadQuestionnaires,
  permissions,
  timelineKinds,
};
