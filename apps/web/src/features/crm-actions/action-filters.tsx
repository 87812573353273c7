import { useQuery } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import type { ActionKind, ActionState } from '@sestante/api-client/types';
import { lazy } from 'react';
import { formatDay, shiftDay, todayInRome } from '../../lib/formats';
import { mondayOf, monthOf, shiftMonth } from '../../lib/month-days';
import type { DayRange, Filter, Span } from '../../ui/lists/filter-chips';
import { anyOf, useColleagueOptions, useTagOptions } from '../records/list/list-filters';
import { KIND_LABELS, STATE_LABELS } from '../records/actions/action-labels';
import { OutcomeIcon, TypeIcon } from '../records/actions/action-parts';
import { outcomesQuery, typesQuery } from '../records/actions/action-queries';
import { StateIcon } from '../records/actions/action-state';
import { sidesOf } from '../records/actions/actions-query';
import type { ActionsSearch } from '../records/actions/actions-search';

const ClientFilter = lazy(() => import('./client-filter').then((module) => ({ default: module.ClientFilter })));

export const NO_FILTERS = {
  tipologia: undefined,
  stato: undefined,
  tipo: undefined,
  esito: undefined,
  tag: undefined,
  op: undefined,
  cliente: undefined,
  pianificata: undefined,
  creata: undefined,
} satisfies Partial<ActionsSearch>;

/** Returns all filters of the action list, as data for FilterChips. */
export function useActionFilters(search: ActionsSearch, onChange: (part: Partial<ActionsSearch>) => void): Filter[] {
  const colleagues = useColleagueOptions();
  const tags = useTagOptions();
  const types = useQuery(typesQuery).data?.data ?? [];
  const outcomes = useQuery(outcomesQuery).data?.data ?? [];
  const states = (Object.keys(STATE_LABELS) as ActionState[]).map((state) => ({
    value: state,
    label: STATE_LABELS[state],
    icon: <StateIcon state={state} size={14} />,
  }));
  const kinds = (Object.keys(KIND_LABELS) as ActionKind[]).map((kind) => ({ value: kind, label: KIND_LABELS[kind] }));
  // Cast is safe, because the options offered are exactly the values of the enum.
  const set = onChange as (part: Record<string, string[] | undefined>) => void;
  return [
    anyOf(search, set, 'stato', 'Stato', states),
    range(search, onChange, 'pianificata', 'Pianificazione', ahead()),
    range(search, onChange, 'creata', 'Creazione', behind()),
    anyOf(search, set, 'op', 'Operatore', colleagues),
    anyOf(
      search,
      set,
      'tipo',
      'Tipo',
      types.map((type) => ({ value: type.id, label: type.name, icon: <TypeIcon type={type} size={14} /> })),
    ),
    anyOf(
      search,
      set,
      'esito',
      'Esito',
      outcomes.map((outcome) => ({ value: outcome.id, label: outcome.name, icon: <OutcomeIcon outcome={outcome} size={14} /> })),
    ),
    anyOf(search, set, 'tag', 'Tag', tags),
    anyOf(search, set, 'tipologia', 'Azione o Storico', kinds),
    useClientFilter(search.cliente, onChange),
  ];
}

function useClientFilter(id: string | undefined, onChange: (part: Partial<ActionsSearch>) => void): Filter {
  const client = useQuery({ ...getClientOptions({ path: { id: id ?? '' } }), enabled: id !== undefined, meta: { handled: true } });
  const chosen = id === undefined ? null : { id, displayName: client.data?.displayName ?? '…' };
  return {
    id: 'cliente',
    label: 'Cliente',
    value: chosen?.displayName ?? null,
    editor: { kind: 'own', editor: <ClientFilter value={chosen} onChange={(next) => onChange({ cliente: next?.id })} /> },
    onClear: () => onChange({ cliente: undefined }),
  };
}

function range(
  search: ActionsSearch,
  onChange: (part: Partial<ActionsSearch>) => void,
  key: 'pianificata' | 'creata',
  label: string,
  spans: Span[],
): Filter {
  const { from, to } = sidesOf(search[key]);
  const set = ({ from: first = '', to: last = '' }: DayRange) =>
    onChange({ [key]: first === '' && last === '' ? undefined : `${first}..${last}` });
  return {
    id: key,
    label,
    value: rangeInWords(from, to),
    editor: { kind: 'range', from, to, spans, onChange: set },
    onClear: () => onChange({ [key]: undefined }),
  };
}

function rangeInWords(from: string | undefined, to: string | undefined): string | null {
  if (from === undefined) return to === undefined ? null : `fino al ${formatDay(to)}`;
  if (to === undefined) return `dal ${formatDay(from)}`;
  return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
}

function ahead(): Span[] {
  const today = todayInRome();
  return [
    { label: 'Oggi', from: today, to: today },
    { label: 'Questa settimana', from: mondayOf(today), to: shiftDay(mondayOf(today), 6) },
    { label: 'Prossimi 7 giorni', from: today, to: shiftDay(today, 7) },
    { label: 'Prossimi 30', from: today, to: shiftDay(today, 30) },
  ];
}

function behind(): Span[] {
  const today = todayInRome();
  return [
    { label: 'Oggi', from: today, to: today },
    { label: 'Ultimi 7 giorni', from: shiftDay(today, -7), to: today },
    { label: 'Ultimi 30', from: shiftDay(today, -30), to: today },
    { label: 'Mese scorso', from: `${shiftMonth(monthOf(today), -1)}-01`, to: shiftDay(`${monthOf(today)}-01`, -1) },
  ];
}
