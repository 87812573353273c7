import { recordPermissions } from '../../core/auth/permissions.js';
import type { Feature } from '../../core/feature.js';
import { DISCOUNTS } from './discount.tab.js';
import { Discount } from './discount.entity.js';
import { DiscountsModule } from './discounts.module.js';

const permissions = recordPermissions('discounts');

declare module '../../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const discountsFeature: Feature = {
  module: DiscountsModule,
  layer: 'records',
  entities: [Discount],
  records: [DISCOUNTS],
  permissions,
};
