import { fromCriteria, type SavableList, some, toCriteria } from '../views/saved-lists.ts';
import { type ProspectsSearch, toSortKey } from './prospects-search.ts';

const ORDERS: NonNullable<ProspectsSearch['ord']>[] = [
  'nome',
  '-nome',
  'valore',
  '-valore',
  '-giorni',
  'aggiornato',
  '-aggiornato',
  'creato',
  '-creato',
];

/** Open prospects, unless the list is that of the lost ones. */
export const SAVED_PROSPECTS: SavableList<ProspectsSearch, 'prospects'> = {
  target: 'prospects',
  toSaved: (search, me) => ({
    criteria: {
      ...toCriteria(search, me),
      ...(search.fonte && { source: search.fonte.toSorted() }),
      ...(search.fase !== undefined && search.fase !== 'persi' && { stageId: [search.fase] }),
      lost: search.fase === 'persi',
    },
    sort: search.ord === undefined ? null : toSortKey(search.ord),
  }),
  fromSaved: ({ id, criteria, sort }, me) => ({
    vista: id,
    ...fromCriteria(criteria, me),
    fonte: some(criteria.source),
    fase: criteria.lost === true ? 'persi' : criteria.stageId?.[0],
    // The default order, latest arrivals first, is not stored.
    ord: ORDERS.find((order) => toSortKey(order) === sort),
  }),
  link: (view, me) => {
    const { lost, stageId = [] } = view.criteria;
    if (lost === undefined || stageId.length > (lost ? 0 : 1)) return null;
    return { to: '/prospect', search: SAVED_PROSPECTS.fromSaved(view, me) };
  },
};
