import sql from 'sql-template-tag';
import type { LinkedTab } from '../linked-records.service.js';
import { PaymentMethodFields } from './payment-method.dto.js';
import { PaymentMethod } from './payment-method.entity.js';

export const PAYMENT_METHODS: LinkedTab<PaymentMethod> = {
  name: 'payment-methods',
  noun: 'Payment method',
  entity: PaymentMethod,
  trash: {},
  fields: PaymentMethodFields,
  link: { table: sql`client_payment_methods`, column: sql`payment_method_id` },
  displayName: ({ name }) => name,
  searchTexts: ({ kind }) => [kind],
};
