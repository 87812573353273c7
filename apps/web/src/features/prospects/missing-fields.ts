import { FIELDS, type FieldName, valueOf } from '../records/fields/client-fields.ts';
import type { Client } from '../records/client-names.ts';

/** Fields needed to work with a client: contact data, and the codes that contracts require. */
const RECOMMENDED = ['email', 'phone', 'fiscalCode', 'vatNumber'] as const satisfies FieldName[];

/** Returns the recommended fields that are still empty. */
export function missingFields(prospect: Client): (typeof RECOMMENDED)[number][] {
  const { type } = prospect;
  return RECOMMENDED.filter(
    (name) =>
      FIELDS[name].on[type] &&
      valueOf(prospect, name) === null &&
      // A company's fiscal code is usually its VAT number.
      !(type === 'corporate' && name === 'fiscalCode'),
  );
}
