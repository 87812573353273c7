import { recordPermissions } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { PIPELINE_STAGES } from './pipeline-stage.record.js';
import { ProspectsModule } from './prospects.module.js';
import { insertFirstStages } from './pipeline-stages.start.js';

const permissions = recordPermissions('prospects');
const timelineKinds = ['converted', 'conversion-undone', 'lost', 'reopened'] as const;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}
declare module '../core/history/timeline-entry.entity.js' {
  interface TimelineKinds extends Record<(typeof timelineKinds)[number], true> {}
}

export const prospectsFeature: Feature = {
  module: ProspectsModule,
  layer: 'records',
  records: [PIPELINE_STAGES],
  insertStart: insertFirstStages,
  permissions,
  timelineKinds,
};
