import type { ListCrmActionsData } from '@sestante/api-client/types';
import type { ActionOrder, ActionsSearch } from './actions-search.ts';

type ActionFilter = NonNullable<ListCrmActionsData['query']>;

/** Splits a range such as "2026-11-16..2026-11-30" into its two sides. */
export function sidesOf(range: string | undefined): { from: string | undefined; to: string | undefined } {
  const [from = '', to = ''] = (range ?? '..').split('..');
  return { from: from === '' ? undefined : from, to: to === '' ? undefined : to };
}

/** Converts the filters of the URL to an API filter, without the built-in list. */
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

/** API filters of the built-in lists. */
const LISTS: Record<NonNullable<ActionsSearch['elenco']> | 'aperte', ActionFilter> = {
  aperte: { state: ['planned'] },
  oggi: { state: ['planned'], due: 'today' },
  ritardo: { overdue: true },
  chiuse: { state: ['done', 'cancelled'] },
  tutte: {},
};

/** Returns the whole API filter, including the built-in list; a saved list stores it. */
export function toScope(search: ActionsSearch, me: string): ActionFilter {
  // An explicit state filter overrides the state of the built-in list.
  return { ...toFilter(search, me), ...(search.stato ? {} : LISTS[search.elenco ?? 'aperte']) };
}

/** Returns the API query of the list: filter and order. */
export function toListQuery(search: ActionsSearch, me: string): ActionFilter {
  return { ...toScope(search, me), sort: toSort(search) };
}

/** Returns true when a filter besides the built-in list and the order is set. */
export function isNarrowed(search: ActionsSearch): boolean {
  return Object.keys(toFilter(search, '')).length > 0;
}

/** Returns true when the list contains only planned actions. */
export function isToDo({ elenco, stato }: ActionsSearch): boolean {
  return stato ? stato.every((state) => state === 'planned') : elenco !== 'chiuse' && elenco !== 'tutte';
}

/** Default order: planned actions oldest first, completed ones latest first. */
export function orderOf(search: ActionsSearch): ActionOrder {
  return search.ord ?? (isToDo(search) ? 'data' : '-data');
}

/** Converts the order to the API's sort parameter. */
export function toSort(search: ActionsSearch): NonNullable<ActionFilter['sort']> {
  const order = orderOf(search);
  const key = order.endsWith('data') ? 'plannedOn' : 'createdAt';
  return order.startsWith('-') ? `-${key}` : key;
}
