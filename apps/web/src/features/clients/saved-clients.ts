import { fromCriteria, type SavableList, toCriteria } from '../views/saved-lists.ts';
import { type ClientsSearch, toSortKey } from './clients-search.ts';

const ORDERS: NonNullable<ClientsSearch['ord']>[] = ['-nome', 'creato', '-creato', 'aggiornato', '-aggiornato'];
export const SAVED_CLIENTS: SavableList<ClientsSearch, 'clients'> = {
  target: 'clients',
  toSaved: (search, me) => ({ criteria: toCriteria(search, me), sort: search.ord === undefined ? null : toSortKey(search.ord) }),
  fromSaved: ({ id, criteria, sort }, me) => ({
    vista: id,
    ...fromCriteria(criteria, me),
    // The default order by name is not stored.
    ord: ORDERS.find((order) => toSortKey(order) === sort),
  }),
  link: (view, me) => ({ to: '/clienti', search: SAVED_CLIENTS.fromSaved(view, me) }),
};
