import type { CreateDiscountDto } from '@sestante/api-client/types';
import { money } from '../../../ui/forms/field-types.ts';
import { REDUCTION_FIELDS } from '../reduction-fields.ts';
import type { SheetFields } from '../sheet-fields.ts';

/** Form fields of a discount. */
export const DISCOUNT_FIELDS: SheetFields<CreateDiscountDto> = {
  ...REDUCTION_FIELDS,
  minimumThreshold: { label: 'Soglia minima', kind: money, span: 3, hint: 'L’importo da cui vale lo sconto; vuota, vale sempre' },
};
