import { useQuery } from '@tanstack/react-query';
import { listTagsOptions } from '@sestante/api-client/query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { formatDay } from '../../lib/formats';
import { VersionDialog, type VersionWork } from '../../ui/forms/version-dialog';
import { usePeople } from '../users/person-picker';
import { outcomesQuery, typesQuery } from '../records/actions/action-queries';
import type { ActionBody } from './changeable-action';

interface ActionVersionsProps {
  work: VersionWork<CrmActionDto, ActionBody>;
  onReload: (theirs: CrmActionDto) => void;
}

const LABELS: Record<keyof ActionBody, string> = {
  description: 'Descrizione',
  notes: 'Note',
  typeId: 'Tipo',
  tagIds: 'Tag',
  plannedOn: 'Data',
  plannedTime: 'Orario',
  durationMinutes: 'Durata',
  operatorId: 'Operatore',
  outcomeId: 'Esito',
  onCalendar: 'In calendario',
};

/** Conflict dialog between two versions of an action, which shows names in place of ids. */
export function ActionVersions(props: ActionVersionsProps) {
  return props.work.conflict && <Named {...props} />;
}

function Named({ work, onReload }: ActionVersionsProps) {
  const types = useQuery(typesQuery).data?.data ?? [];
  const outcomes = useQuery(outcomesQuery).data?.data ?? [];
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000 }).data?.data ?? [];
  const people = usePeople().map(({ value, label }) => ({ id: value, name: label }));
  const nameOf = (id: string) => [...types, ...outcomes, ...tags, ...people].find((one) => one.id === id)?.name ?? '…';
  function read(name: keyof ActionBody, value: unknown, theirs: CrmActionDto | null): string | null {
    if (value === null || value === undefined || value === '') return null;
    if (name === 'operatorId' && theirs) return theirs.operator.displayName;
    if (name === 'plannedOn') return formatDay(String(value));
    if (name === 'durationMinutes') return `${String(value)} minuti`;
    if (typeof value === 'boolean') return value ? 'sì' : 'no';
    if (Array.isArray(value)) return value.map((id) => nameOf(String(id))).join(', ') || null;
    return name.endsWith('Id') ? nameOf(String(value)) : String(value);
  }
  return <VersionDialog work={work} label={(name) => LABELS[name]} read={read} onReload={onReload} />;
}
