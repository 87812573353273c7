import type { ClientDto } from '../clients/client.dto.js';
import { COLUMN_LABELS, VALUE_LABELS, type ClientColumn } from '../clients/client-labels.js';
import { formatPhone } from '@sestante/italian-ids/phone';
import type { ExportTarget } from './export.dto.js';

const SHOWN: Record<ExportTarget, readonly ClientColumn[]> = {
  clients: ['displayName', 'type', 'email', 'phone', 'fiscalCode', 'vatNumber', 'address', 'tags', 'assignee', 'updatedAt'],
  prospects: [
    'displayName',
    'type',
    'pipelineStage',
    'expectedValue',
    'source',
    'stageSince',
    'email',
    'phone',
    'tags',
    'assignee',
    'lostReason',
  ],
};

/** Returns the requested columns that exist, or the list's default columns. */
export const columnsOf = (target: ExportTarget, asked: readonly string[] | undefined): readonly string[] =>
  asked ? asked.filter((name) => name in COLUMN_LABELS) : SHOWN[target];

export const labelOf = (column: string): string => COLUMN_LABELS[column as ClientColumn];

/** Formats the text of a cell; empty for a field that the record's type does not have. */
export function cellOf(client: ClientDto, column: string): string {
  const value = (client as unknown as Record<string, unknown>)[column];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return ofText(column, value);
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value) ? value.map((item) => ofObject(column, item as object)).join(', ') : ofObject(column, value);
}

function ofText(column: string, value: string): string {
  const labels = VALUE_LABELS as Record<string, Record<string, string> | undefined>;
  if (labels[column]) return labels[column][value] ?? value;
  if (column === 'phone') return formatPhone(value);
  if (/(At|Since)$/.test(column)) return moment.format(new Date(value)).replace(',', '');
  return column === 'birthDate' || column === 'nextActionOn' ? value.split('-').toReversed().join('/') : value;
}

const moment = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

function ofObject(column: string, value: object): string {
  const part = (name: string) => (value as Record<string, string | null | undefined>)[name] ?? '';
  const joined = (...parts: string[]) => parts.filter(Boolean).join(' ');
  switch (column) {
    case 'address': {
      const town = joined(part('postalCode'), part('city'), part('province'));
      return [joined(part('street'), part('streetNumber')), town].filter(Boolean).join(', ');
    }
    case 'birthPlace':
      return joined(part('name'), part('province') && `(${part('province')})`);
    case 'household':
      return ((value as { members?: { firstName: string; lastName?: string | null }[] }).members ?? [])
        .map(({ firstName, lastName }) => joined(firstName, lastName ?? ''))
        .join(', ');
    case 'phones':
      return formatPhone(part('value'));
    default:
      return part('amount').replace('.', ',') || part('displayName') || part('name') || part('value');
  }
}
