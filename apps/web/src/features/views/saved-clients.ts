import type { ViewCriteria, ViewDto } from '@sestante/api-client/types';
import type { LinkProps } from '@tanstack/react-router';
import { dayOf, startOfDay } from '../../lib/formats.ts';
import { type ClientsSearch, SORT_KEYS } from '../clients/clients-search.ts';

/** What is kept of a list: what narrows it and its order. Columns are kept beside. */
export interface Saved {
  criteria: ViewCriteria;
  sort: string | null;
}

type Order = NonNullable<ClientsSearch['ord']>;

/** A list of clients as it would be saved. "I miei" stays whoever looks at it. */
export function toSaved(search: ClientsSearch, me: string): Saved {
  return {
    criteria: {
      ...(search.q !== undefined && { q: search.q }),
      ...(search.tipo && { type: search.tipo.toSorted() }),
      ...(search.ass && { assigneeId: search.ass.map((who) => (who === 'nessuno' ? 'none' : who)).toSorted() }),
      ...(search.tag && { tagId: search.tag.toSorted() }),
      ...(search.creatore && { createdById: search.creatore.map((who) => (who === 'me' ? me : who)).toSorted() }),
      ...(search.prossima !== undefined && { nextAction: search.prossima === 'nessuna' ? ('none' as const) : ('planned' as const) }),
      ...(search.dal !== undefined && { updatedSince: startOfDay(search.dal) }),
    },
    sort: search.ord === undefined ? null : toSort(search.ord),
  };
}

/** The same list in the address, named after the view; whatever is changed from there on makes it a changed view. */
export function fromSaved({ id, criteria, sort }: Pick<ViewDto, 'id' | 'criteria' | 'sort'>, me: string): ClientsSearch {
  const some = <T>(values: T[] | undefined) => (values && values.length > 0 ? values : undefined);
  return {
    vista: id,
    q: criteria.q,
    tipo: some(criteria.type),
    ass: some(criteria.assigneeId?.map((who) => (who === 'none' ? 'nessuno' : who === me ? 'me' : who))),
    tag: some(criteria.tagId),
    creatore: some(criteria.createdById?.map((who) => (who === me ? 'me' : who))),
    prossima: criteria.nextAction && (criteria.nextAction === 'none' ? 'nessuna' : 'pianificata'),
    dal: criteria.updatedSince === undefined ? undefined : dayOf(new Date(criteria.updatedSince)),
    ord: sort === null ? undefined : fromSort(sort),
  };
}

/** Whether a list is as it was saved. */
export function isAsSaved(search: ClientsSearch, view: ViewDto, me: string): boolean {
  return JSON.stringify(toSaved(search, me)) === JSON.stringify(toSaved(fromSaved(view, me), me));
}

/** Where a view is looked at; null for one that the pages of today cannot show as it was saved. */
export function viewLink(view: ViewDto, me: string): LinkProps | null {
  if (view.target === 'clients') return { to: '/clienti', search: fromSaved(view, me) };
  const { type, assigneeId, tagId, source, stageId, lost, q, ...others } = view.criteria;
  if (Object.keys(others).length > 0 || (stageId && stageId.length > 1)) return null;
  const person = (who: string) => (who === 'none' ? 'nessuno' : who === me ? 'me' : who);
  const search = { vista: 'elenco' as const, q, tipo: type, ass: assigneeId?.map(person), tag: tagId, fonte: source };
  return { to: '/prospect', search: { ...search, fase: lost ? ('persi' as const) : stageId?.[0] } };
}

function toSort(order: Order): string {
  const key = SORT_KEYS[order.replace('-', '') as keyof typeof SORT_KEYS];
  return order.startsWith('-') ? `-${key}` : key;
}

function fromSort(sort: string): Order | undefined {
  const orders: Order[] = ['-nome', 'creato', '-creato', 'aggiornato', '-aggiornato'];
  // By name is what a list does by itself.
  return orders.find((order) => toSort(order) === sort);
}
