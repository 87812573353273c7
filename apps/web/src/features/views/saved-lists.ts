import type { ViewCriteria, ViewDto, ViewTarget } from '@sestante/api-client/types';
import type { LinkProps } from '@tanstack/react-router';
import { dayOf } from '../../lib/formats.ts';
import { toScope as toActionScope, toSort as toActionSort } from '../records/actions/actions-query.ts';
import type { ActionOrder, ActionsSearch } from '../records/actions/actions-search.ts';
import { type ClientsSearch, toSortKey as toClientSort } from '../clients/clients-search.ts';
import { type RecordSearch, toRecordFilter } from '../records/list/record-search.ts';
import { type ProspectsSearch, toSortKey as toProspectSort } from '../prospects/prospects-search.ts';

/** Stored part of a list: filters and order. Columns are stored separately. */
export interface Saved {
  criteria: ViewCriteria;
  sort: string | null;
}

type Kept = Pick<ViewDto, 'id' | 'criteria' | 'sort'>;

/** Converts one kind of list to a view and back. */
export interface SavableList<Search, Target extends ViewTarget = ViewTarget> {
  target: Target;
  toSaved: (search: Search, me: string) => Saved;
  /** Address of the list with the view's id; later changes make it a modified view. */
  fromSaved: (view: Kept, me: string) => Search;
}

const CLIENT_ORDERS: NonNullable<ClientsSearch['ord']>[] = ['-nome', 'creato', '-creato', 'aggiornato', '-aggiornato'];
const PROSPECT_ORDERS: NonNullable<ProspectsSearch['ord']>[] = [
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

const ACTION_ORDERS: ActionOrder[] = ['data', '-data', 'creata', '-creata'];

export const SAVED_CLIENTS: SavableList<ClientsSearch, 'clients'> = {
  target: 'clients',
  toSaved: (search, me) => ({ criteria: toCriteria(search, me), sort: search.ord === undefined ? null : toClientSort(search.ord) }),
  fromSaved: ({ id, criteria, sort }, me) => ({
    vista: id,
    ...fromCriteria(criteria, me),
    // The default order by name is not stored.
    ord: CLIENT_ORDERS.find((order) => toClientSort(order) === sort),
  }),
};

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
    sort: search.ord === undefined ? null : toProspectSort(search.ord),
  }),
  fromSaved: ({ id, criteria, sort }, me) => ({
    vista: id,
    ...fromCriteria(criteria, me),
    fonte: some(criteria.source),
    fase: criteria.lost === true ? 'persi' : criteria.stageId?.[0],
    // The default order, latest arrivals first, is not stored.
    ord: PROSPECT_ORDERS.find((order) => toProspectSort(order) === sort),
  }),
};

/** Stores the open preset list as its filters; "today" is relative to the day of reading. */
export const SAVED_ACTIONS: SavableList<ActionsSearch, 'crm-actions'> = {
  target: 'crm-actions',
  toSaved: (search, me) => ({ criteria: toActionCriteria(search, me), sort: toActionSort(search) }),
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
    const ord = toActionSort(search) === sort ? undefined : ACTION_ORDERS.find((order) => toActionSort({ ord: order }) === sort);
    return { ...search, ord };
  },
};

function toActionCriteria(search: ActionsSearch, me: string): ViewCriteria {
  const { operatorId, ...others } = toActionScope(search, me);
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

/** Sorts lists and names, so that equal criteria compare equal. */
function sorted(criteria: ViewCriteria): ViewCriteria {
  const entries = Object.entries(criteria).map(
    ([name, value]) => [name, Array.isArray(value) ? value.toSorted((a, b) => (a < b ? -1 : 1)) : value] as const,
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a list equals its saved version. */
export function isAsSaved<Search>(list: SavableList<Search>, search: Search, view: ViewDto, me: string): boolean {
  return JSON.stringify(list.toSaved(search, me)) === JSON.stringify(list.toSaved(list.fromSaved(view, me), me));
}

/** Returns the link to a view; null when no current page can show it as saved. */
export function viewLink(view: ViewDto, me: string): LinkProps | null {
  if (view.target === 'clients') return { to: '/clienti', search: SAVED_CLIENTS.fromSaved(view, me) };
  if (view.target === 'crm-actions') {
    const search = SAVED_ACTIONS.fromSaved(view, me);
    const shown = SAVED_ACTIONS.toSaved(search, me).criteria;
    return JSON.stringify(shown) === JSON.stringify(sorted(view.criteria)) ? { to: '/azioni', search } : null;
  }
  const { lost, stageId = [] } = view.criteria;
  if (lost === undefined || stageId.length > (lost ? 0 : 1)) return null;
  return { to: '/prospect', search: SAVED_PROSPECTS.fromSaved(view, me) };
}

/** "I miei" is relative to the reader; lists are sorted, so that equal criteria compare equal. */
function toCriteria(search: RecordSearch, me: string): ViewCriteria {
  const { assigneeId, tagId, createdById, ...others } = toRecordFilter(search, me);
  return {
    ...others,
    ...(search.tipo && { type: search.tipo.toSorted() }),
    ...(assigneeId && { assigneeId: assigneeId.map((who) => (who === me ? 'me' : who)).toSorted() }),
    ...(tagId && { tagId: tagId.toSorted() }),
    ...(createdById && { createdById: createdById.toSorted() }),
  };
}

function fromCriteria(criteria: ViewCriteria, me: string): RecordSearch {
  return {
    q: criteria.q,
    tipo: some(criteria.type),
    ass: some(criteria.assigneeId?.map((who) => (who === 'none' ? 'nessuno' : who === me ? 'me' : who))),
    tag: some(criteria.tagId),
    creatore: some(criteria.createdById?.map((who) => (who === me ? 'me' : who))),
    scadenza: criteria.contractEndsWithin,
    prossima: criteria.nextAction && (criteria.nextAction === 'none' ? 'nessuna' : 'pianificata'),
    dal: criteria.updatedSince === undefined ? undefined : dayOf(new Date(criteria.updatedSince)),
  };
}

const some = <T>(values: T[] | undefined) => (values && values.length > 0 ? values : undefined);
