import { recordPermissions } from '../../core/auth/permissions.js';
import type { Feature } from '../../core/feature.js';
import { INTERVENTIONS } from './intervention.tab.js';
import { Intervention } from './intervention.entity.js';
import { Signature } from './signature.entity.js';
import { InterventionsModule } from './interventions.module.js';

const permissions = recordPermissions('interventions');

declare module '../../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const interventionsFeature: Feature = {
  module: InterventionsModule,
  layer: 'records',
  entities: [Intervention, Signature],
  records: [INTERVENTIONS],
  permissions,
};
