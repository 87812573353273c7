import { recordPermissions } from '../../core/auth/permissions.js';
import type { Feature } from '../../core/feature.js';
import { INSTALLATIONS } from './installation.tab.js';
import { Installation } from './installation.entity.js';
import { InstallationsModule } from './installations.module.js';

const permissions = recordPermissions('installations');

declare module '../../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const installationsFeature: Feature = {
  module: InstallationsModule,
  layer: 'records',
  entities: [Installation],
  records: [INSTALLATIONS],
  permissions,
};
