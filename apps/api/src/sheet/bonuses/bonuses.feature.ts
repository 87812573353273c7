import { recordPermissions } from '../../core/auth/permissions.js';
import type { Feature } from '../../core/feature.js';
import { BONUSES } from './bonus.tab.js';
import { Bonus } from './bonus.entity.js';
import { BonusesModule } from './bonuses.module.js';

const permissions = recordPermissions('bonuses');

declare module '../../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const bonusesFeature: Feature = { module: BonusesModule, layer: 'records', entities: [Bonus], records: [BONUSES], permissions };
