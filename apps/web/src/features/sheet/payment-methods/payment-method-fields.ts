import type { CreatePaymentMethodDto } from '@sestante/api-client/types';
import { line, notes, textFieldType } from '../../../ui/forms/field-types.ts';
import type { SheetFields } from '../sheet-fields.ts';

/** Suggested kinds by their API value; any other text is accepted. */
const KIND_LABELS: Record<string, string> = {
  bank_transfer: 'Bonifico',
  direct_debit: 'Addebito diretto',
  card: 'Carta',
  cheque: 'Assegno',
  cash: 'Contanti',
};

/** Kind of payment as text: `bank_transfer` becomes "Bonifico". */
export const paymentKind = textFieldType<string>({
  control: { is: 'suggested', max: 50, suggestions: Object.values(KIND_LABELS) },
  parse: (text) => {
    const known = Object.entries(KIND_LABELS).find(([, label]) => label.toLowerCase() === text.toLowerCase());
    return known?.[0] ?? text.replace(/\s+/g, ' ');
  },
  format: (kind) => KIND_LABELS[kind] ?? kind,
  fieldError: () => 'Testo non valido',
});

/** Form fields of a payment method. */
export const PAYMENT_METHOD_FIELDS: SheetFields<CreatePaymentMethodDto> = {
  name: { label: 'Nome', kind: line(100), required: 'Scrivi il nome', hint: 'Per esempio: Bonifico a 30 giorni' },
  kind: { label: 'Tipo', kind: paymentKind },
  notes: { label: 'Note', kind: notes(2_000) },
};
