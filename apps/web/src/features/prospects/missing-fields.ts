import { FIELDS, type FieldName, valueOf } from '../clients/client-fields.ts';
import type { Client } from '../clients/client-names.ts';

/** What one needs to work with a client: how to reach them, and the codes that contracts are written on. */
const RECOMMENDED = ['email', 'phone', 'fiscalCode', 'vatNumber'] as const satisfies FieldName[];

/** What a prospect still lacks to be a client that one can work with. */
export function missingFields(prospect: Client): (typeof RECOMMENDED)[number][] {
  const { type } = prospect;
  return RECOMMENDED.filter(
    (name) =>
      FIELDS[name].on[type] &&
      valueOf(prospect, name) === null &&
      // A company's own code is usually its VAT number.
      !(type === 'corporate' && name === 'fiscalCode'),
  );
}
