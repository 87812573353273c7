import type { ViewCriteria } from '@sestante/api-client/types';
import { toScope, toSort } from '../records/actions/actions-query.ts';
import type { ActionOrder, ActionsSearch } from '../records/actions/actions-search.ts';
import { type SavableList, some, sorted } from '../views/saved-lists.ts';

const ORDERS: ActionOrder[] = ['data', '-data', 'creata', '-creata'];

/** Stores the open preset list as its filters; "today" is relative to the day of reading. */
export const SAVED_ACTIONS: SavableList<ActionsSearch, 'crm-actions'> = {
  target: 'crm-actions',
  toSaved: (search, me) => ({ criteria: toCriteria(search, me), sort: toSort(search) }),
  fromSaved: ({ id, criteria, sort }, me) => {
    const search: ActionsSearch = {
      vista: id,
      ...listOf(criteria),
      q: criteria.q,
      tipologia: some(criteria.kind),
      tipo: some(criteria.typeId),
      esito: some(criteria.outcomeId),
      tag: some(criteria.tagId),
      op: some(criteria.operatorId?.map((who) => (who === me ? 'me' : who))),
      cliente: criteria.clientId,
      pianificata: rangeOf(criteria.plannedFrom, criteria.plannedTo),
      creata: rangeOf(criteria.createdFrom, criteria.createdTo),
    };
    // The default order of the list is not stored.
    const ord = toSort(search) === sort ? undefined : ORDERS.find((order) => toSort({ ord: order }) === sort);
    return { ...search, ord };
  },
  link: (view, me) => {
    const search = SAVED_ACTIONS.fromSaved(view, me);
    const shown = SAVED_ACTIONS.toSaved(search, me).criteria;
    return JSON.stringify(shown) === JSON.stringify(sorted(view.criteria)) ? { to: '/azioni', search } : null;
  },
};

function toCriteria(search: ActionsSearch, me: string): ViewCriteria {
  const { operatorId, ...others } = toScope(search, me);
  const criteria = { ...others, ...(operatorId && { operatorId: operatorId.map((who) => (who === me ? 'me' : who)) }) };
  return sorted(criteria);
}

/** Returns the preset list on which a saved one is based; a state that no preset has is kept as a filter. */
function listOf({ state, overdue, due }: ViewCriteria): Pick<ActionsSearch, 'elenco' | 'stato'> {
  if (overdue) return { elenco: 'ritardo' };
  if (due) return { elenco: 'oggi' };
  switch (state?.toSorted().join()) {
    case undefined:
      return { elenco: 'tutte' };
    case 'planned':
      return {};
    case 'cancelled,done':
      return { elenco: 'chiuse' };
    default:
      return { elenco: 'tutte', stato: state };
  }
}

const rangeOf = (from: string | undefined, to: string | undefined) =>
  from === undefined && to === undefined ? undefined : `${from ?? ''}..${to ?? ''}`;
