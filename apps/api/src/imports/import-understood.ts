import type { CreateClientDto } from '../clients/client.dto.js';
import type { UnderstoodValue } from './import.dto.js';

/** Lists the parsed fields of a client one by one, to show how a row was read. */
export function understoodValues({ type: _type, ...fields }: CreateClientDto): UnderstoodValue[] {
  return Object.entries(fields).flatMap(([field, value]) => valuesOf(field, value));
}

function valuesOf(field: string, value: unknown): UnderstoodValue[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(field, labelled(item as Labelled)));
  if (typeof value === 'string' || typeof value === 'number') return [{ field, value: String(value) }];
  if (typeof value !== 'object') return [];
  if ('amount' in value) return [{ field, value: String(value.amount) }];
  return Object.entries(value).flatMap(([part, inner]) => valuesOf(`${field}.${part}`, inner));
}

interface Labelled {
  value: string;
  label?: string | null;
}

const labelled = ({ value, label }: Labelled): string => (label ? `${value} (${label})` : value);
