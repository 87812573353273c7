import type { Feature } from '../../core/feature.js';
import { ClientPaymentMethod, PaymentMethod } from './payment-method.entity.js';
import { PaymentMethodsModule } from './payment-methods.module.js';

export const paymentMethodsFeature: Feature = { module: PaymentMethodsModule, entities: [ClientPaymentMethod, PaymentMethod] };
