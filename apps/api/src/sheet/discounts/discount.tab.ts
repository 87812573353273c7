import sql from 'sql-template-tag';
import { amountOrPercentage, findReductionErrors } from '../reduction.rules.js';
import { clientTab } from '../sheet-tab.js';
import { DiscountFields } from './discount.dto.js';
import { Discount } from './discount.entity.js';

export const DISCOUNTS = clientTab<Discount>({
  name: 'discounts',
  noun: 'Discount',
  entity: Discount,
  fields: DiscountFields,
  displayName: ({ description }) => description,
  searchTexts: (discount) => [amountOrPercentage(discount)],
  // Zero-padded, so that byte order is the order of the amounts.
  sorts: { minimumThreshold: sql`to_char(coalesce(t.minimum_threshold, 0), 'FM000000000000.00')` },
  findErrors: findReductionErrors,
});
