import type { CreateContactDto } from '@sestante/api-client/types';
import { email, line, phone } from '../../../ui/forms/field-types.ts';
import type { SheetFields, SheetValues } from '../sheet-fields.ts';

/** Form fields of a contact. */
export const CONTACT_FIELDS: SheetFields<CreateContactDto> = {
  firstName: { label: 'Nome', kind: line(100), span: 3 },
  lastName: { label: 'Cognome', kind: line(100), span: 3 },
  role: { label: 'Ruolo', kind: line(100), hint: 'Che cosa segue per il cliente: acquisti, amministrazione…' },
  phone: { label: 'Telefono', kind: phone, span: 3 },
  email: { label: 'Email', kind: email, span: 3 },
};

/** Returns a field error when both names are empty. */
export function findContactErrors({ firstName, lastName }: SheetValues): Record<string, string> {
  return `${String(firstName)}${String(lastName)}`.trim() === '' ? { lastName: 'Scrivi il nome o il cognome' } : {};
}
