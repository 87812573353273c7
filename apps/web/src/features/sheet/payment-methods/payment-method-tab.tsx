import {
  createClientPaymentMethod,
  deletePaymentMethod,
  getClientPaymentMethod,
  linkPaymentMethod,
  listClientPaymentMethods,
  listPaymentMethods,
  restorePaymentMethod,
  unlinkPaymentMethod,
  updateClientPaymentMethod,
} from '@sestante/api-client';
import type { CreatePaymentMethodDto, PaymentMethodDto } from '@sestante/api-client/types';
import { IconCreditCard } from '@tabler/icons-react';
import { TextCell } from '../sheet-cells';
import type { SheetTabDefinition } from '../sheet-tab';
import { PAYMENT_METHOD_FIELDS, paymentKind } from './payment-method-fields';

/** Tab "Metodi di pagamento": payment methods of a client, each defined once per agency and linked to its clients. */
export const PAYMENT_METHODS: SheetTabDefinition<PaymentMethodDto, CreatePaymentMethodDto> = {
  name: 'payment-methods',
  icon: IconCreditCard,
  words: {
    add: 'Associa nuovo metodo',
    new: 'Nuovo metodo di pagamento',
    empty: 'Ancora nessun metodo di pagamento',
    emptyHint: 'Come è d’accordo di pagare. Un metodo già in agenzia si sceglie in alto a sinistra.',
  },
  api: {
    list: listClientPaymentMethods,
    get: getClientPaymentMethod,
    create: createClientPaymentMethod,
    update: updateClientPaymentMethod,
    link: linkPaymentMethod,
    unlink: unlinkPaymentMethod,
    known: listPaymentMethods,
    discard: deletePaymentMethod,
    retrieve: restorePaymentMethod,
  },
  fields: PAYMENT_METHOD_FIELDS,
  nameHeader: 'Nome',
  columns: [
    { id: 'tipo', header: 'Tipo', width: 'minmax(0, 1fr)', cell: ({ kind }) => <TextCell>{inWords(kind)}</TextCell> },
    { id: 'note', header: 'Note', width: 'minmax(0, 2fr)', cell: ({ notes }) => <TextCell title={notes ?? undefined}>{notes}</TextCell> },
    { id: 'usato', header: 'Clienti', width: '72px', cell: ({ usageCount }) => <TextCell>{usageCount}</TextCell> },
  ],
  details: ({ kind, notes }) => [inWords(kind), notes],
};

function inWords(kind: string | null): string | null {
  return kind && paymentKind.toForm(kind);
}
