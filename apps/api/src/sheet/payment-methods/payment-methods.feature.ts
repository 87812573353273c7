import { recordPermissions } from '../../core/auth/permissions.js';
import type { Feature } from '../../core/feature.js';
import { PAYMENT_METHODS } from './payment-method.tab.js';
import { ClientPaymentMethod, PaymentMethod } from './payment-method.entity.js';
import { PaymentMethodsModule } from './payment-methods.module.js';

const permissions = recordPermissions('payment-methods');

declare module '../../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const paymentMethodsFeature: Feature = {
  module: PaymentMethodsModule,
  layer: 'records',
  entities: [ClientPaymentMethod, PaymentMethod],
  records: [PAYMENT_METHODS],
  permissions,
};
