import { createDiscount, deleteDiscount, getDiscount, listDiscounts, restoreDiscount, updateDiscount } from '@sestante/api-client';
import type { CreateDiscountDto, DiscountDto } from '@sestante/api-client/types';
import { IconDiscount } from '@tabler/icons-react';
import { formatMoney } from '../../../lib/formats';
import { reductionInWords } from '../reduction-fields';
import { ReductionKindField } from '../reduction-kind-field';
import { TextCell } from '../sheet-cells';
import type { SheetTabDefinition } from '../sheet-tab';
import { DISCOUNT_FIELDS } from './discount-fields';

/** Tab "Sconti": discounts of a client, with the minimum amount from which they apply. */
export const DISCOUNTS: SheetTabDefinition<DiscountDto, CreateDiscountDto> = {
  name: 'discounts',
  icon: IconDiscount,
  words: {
    add: 'Aggiungi sconto',
    new: 'Nuovo sconto',
    empty: 'Ancora nessuno sconto',
    emptyHint: 'Gli sconti concordati, in percentuale o come importo, e la soglia minima da cui valgono.',
  },
  note: 'Gli sconti servono solo per consultazione: da quello che scrivi qui Sestante non calcola niente.',
  api: {
    list: listDiscounts,
    get: getDiscount,
    create: createDiscount,
    update: updateDiscount,
    remove: deleteDiscount,
    restore: restoreDiscount,
  },
  fields: DISCOUNT_FIELDS,
  controls: { kind: ReductionKindField },
  nameHeader: 'Descrizione',
  columns: [
    { id: 'valore', header: 'Valore', width: '160px', cell: (discount) => <TextCell>{reductionInWords(discount)}</TextCell> },
    {
      id: 'soglia',
      header: 'Soglia minima',
      width: '200px',
      sort: { key: 'soglia' },
      cell: (discount) => <TextCell>{thresholdInWords(discount)}</TextCell>,
    },
  ],
  details: (discount) => [reductionInWords(discount), `soglia: ${thresholdInWords(discount)}`],
  orders: { soglia: { by: 'minimumThreshold', labels: ['Soglia più bassa', 'Soglia più alta'] } },
};

function thresholdInWords({ minimumThreshold }: DiscountDto): string {
  return minimumThreshold === null || Number(minimumThreshold.amount) === 0 ? 'nessuna' : formatMoney(minimumThreshold);
}
