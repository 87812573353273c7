import { ROLES, type PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { insertConsentTexts } from './consent-texts.start.js';
import { Consent, ConsentText } from './consent.entity.js';
import { ConsentsModule } from './consents.module.js';

const permissions = { 'consents:read': ROLES, 'consents:write': ROLES } satisfies PermissionRoles;
const timelineKinds = ['consent-given', 'consent-withdrawn'] as const;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}
declare module '../core/history/timeline-entry.entity.js' {
  interface TimelineKinds extends Record<(typeof timelineKinds)[number], true> {}
}

export const consentsFeature: Feature = {
  module: ConsentsModule,
  layer: 'records',
  entities: [Consent, ConsentText],
  insertStart: insertConsentTexts,
  permissions,
  timelineKinds,
};
