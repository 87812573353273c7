import type { ListCrmActionsData } from '@sestante/api-client/types';
import type { ActionOrder, ActionsSearch } from './actions-search.ts';

type ActionFilter = NonNullable<ListCrmActionsData['query']>;

/** The two sides of "2026-11-16..2026-11-30". */
export function sidesOf(range: string | undefined): { from: string | undefined; to: string | undefined } {
  const [from = '', to = ''] = (range ?? '..').split('..');
  return { from: from === '' ? undefined : from, to: to === '' ? undefined : to };
}

/** What narrows the list by itself, apart from the ready-made lists. */
export function toFilter(search: ActionsSearch, me: string): ActionFilter {
  const planned = sidesOf(search.pianificata);
  const created = sidesOf(search.creata);
  return {
    ...(search.q !== undefined && { q: search.q }),
    ...(search.cliente !== undefined && { clientId: search.cliente }),
    ...(search.tipologia && { kind: search.tipologia }),
    ...(search.stato && { state: search.stato }),
    ...(search.tipo && { typeId: search.tipo }),
    ...(search.esito && { outcomeId: search.esito }),
    ...(search.tag && { tagId: search.tag }),
    ...(search.op && { operatorId: search.op.map((who) => (who === 'me' ? me : who)) }),
    ...(planned.from !== undefined && { plannedFrom: planned.from }),
    ...(planned.to !== undefined && { plannedTo: planned.to }),
    ...(created.from !== undefined && { createdFrom: created.from }),
    ...(created.to !== undefined && { createdTo: created.to }),
  };
}

/** The ready-made lists. */
const LISTS: Record<NonNullable<ActionsSearch['elenco']> | 'aperte', ActionFilter> = {
  aperte: { state: ['planned'] },
  oggi: { state: ['planned'], due: 'today' },
  ritardo: { overdue: true },
  chiuse: { state: ['done', 'cancelled'] },
  tutte: {},
};

/** What narrows the list, the ready-made list included: what a saved list keeps. */
export function toScope(search: ActionsSearch, me: string): ActionFilter {
  // A state that was asked for by name says more than the list it is asked in.
  return { ...toFilter(search, me), ...(search.stato ? {} : LISTS[search.elenco ?? 'aperte']) };
}

/** The same as the API is asked for it, with the order. */
export function toListQuery(search: ActionsSearch, me: string): ActionFilter {
  return { ...toScope(search, me), sort: toSort(search) };
}

/** Whether anything but the ready-made list and the order has been chosen. */
export function isNarrowed(search: ActionsSearch): boolean {
  return Object.keys(toFilter(search, '')).length > 0;
}

/** Whether the list is only of what is still to be done. */
export function isToDo({ elenco, stato }: ActionsSearch): boolean {
  return stato ? stato.every((state) => state === 'planned') : elenco !== 'chiuse' && elenco !== 'tutte';
}

/** What is still to be done is read from the oldest on, what is over from the latest back. */
export function orderOf(search: ActionsSearch): ActionOrder {
  return search.ord ?? (isToDo(search) ? 'data' : '-data');
}

/** The order as the API calls it. */
export function toSort(search: ActionsSearch): NonNullable<ActionFilter['sort']> {
  const order = orderOf(search);
  const key = order.endsWith('data') ? 'plannedOn' : 'createdAt';
  return order.startsWith('-') ? `-${key}` : key;
}
