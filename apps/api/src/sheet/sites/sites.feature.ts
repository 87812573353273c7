import { recordPermissions } from '../../core/auth/permissions.js';
import type { Feature } from '../../core/feature.js';
import { SITES } from './site.tab.js';
import { Site } from './site.entity.js';
import { SitesModule } from './sites.module.js';

const permissions = recordPermissions('sites');

declare module '../../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const sitesFeature: Feature = { module: SitesModule, layer: 'records', entities: [Site], records: [SITES], permissions };
