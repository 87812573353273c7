import type { FieldChangeDto, TimelineEntryDto } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { formatWeekday } from '../../lib/formats';
import { actionLink } from '../records/actions/drawer-search';

const FIELD_LABELS: Record<string, string> = {
  description: 'Descrizione',
  notes: 'Note',
  type: 'Tipo',
  plannedOn: 'Data',
  plannedTime: 'Orario',
  durationMinutes: 'Durata',
  operator: 'Operatore',
  outcome: 'Esito',
  tags: 'Tag',
  onCalendar: 'In calendario',
};

/**
 * Timeline entry of an action, linked to it: "Pianificata: Telefonata, Richiamare per il rinnovo · ven 27/11/2026 10:00
 * · Marco De Santis".
 */
export function ActionHistoryEntry({ entry, title }: { entry: TimelineEntryDto; title: string }) {
  const value = (field: string) => text(field, entry.changes.find((change) => change.field === field)?.to);
  const id = /crm-actions\/([0-9a-f-]{36})$/.exec(entry.link ?? '')?.[1];
  const description = value('description') ?? 'Azione';
  const changed =
    entry.kind === 'action-changed' ? entry.changes.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to)) : [];
  const when = [value('plannedOn'), value('plannedTime')].filter(Boolean).join(' ');
  const details = {
    'action-planned': [when, value('operator')],
    'history-added': [value('outcome')],
    'action-closed': [value('outcome')],
  }[entry.kind as 'action-planned' | 'history-added' | 'action-closed'];
  return (
    <>
      <p>
        {title}
        {value('type') !== null && `, ${value('type')?.toLowerCase()}`}:{' '}
        <b>{id === undefined ? description : <Link {...actionLink(id)}>{description}</Link>}</b>
        {details?.filter(Boolean).map((detail) => ` · ${detail}`)}
      </p>
      {changed.map((change) => (
        <Changed key={change.field} change={change} />
      ))}
    </>
  );
}

function Changed({ change: { field, from, to } }: { change: FieldChangeDto }) {
  return (
    <p>
      <b>{FIELD_LABELS[field] ?? field}</b> da {text(field, from) ?? <em>vuoto</em>} a {text(field, to) ?? <em>vuoto</em>}
    </p>
  );
}

function text(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'sì' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(', ');
  const words = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  if (field === 'plannedOn' && /^\d{4}-\d\d-\d\d$/.test(words)) return formatWeekday(words);
  return field === 'durationMinutes' ? `${words} min` : words;
}
