import type { CreateSiteDto } from '@sestante/api-client/types';
import { email, flag, line, phone } from '../../../ui/forms/field-types.ts';
import { address } from '../../records/fields/composite-field-types.ts';
import type { SheetFields } from '../sheet-fields.ts';

/** Form fields of a site. */
export const SITE_FIELDS: SheetFields<CreateSiteDto> = {
  label: { label: 'Etichetta', kind: line(100), hint: 'Come la chiamate: Magazzino, Ufficio di Moncalieri…' },
  registeredOffice: { label: 'Sede legale', kind: flag, hint: 'Una sola: se c’è già, passa a questa' },
  address: { label: 'Indirizzo', kind: address },
  phone: { label: 'Telefono', kind: phone, span: 3 },
  email: { label: 'Email', kind: email, span: 3 },
};
