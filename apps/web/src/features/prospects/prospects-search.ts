import type { CountProspectsData, ListProspectsData } from '@sestante/api-client/types';
import * as v from 'valibot';
import { anyOf, id, lenient } from '../../lib/search-schema.ts';
import { recordSearch, toRecordFilter } from '../records/list/record-search.ts';

const SORT_KEYS = {
  nome: 'displayName',
  valore: 'expectedValue',
  aggiornato: 'updatedAt',
  creato: 'createdAt',
} as const;

/** State of pipeline and list in the address bar; the filters apply to both. */
export const prospectsSearch = v.object({
  ...recordSearch.entries,
  /** Absent for the pipeline; `elenco` or the id of a saved list for the list. */
  vista: lenient(v.union([v.literal('elenco'), id])),
  fonte: anyOf(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
  /** Only for the list: a stage, or the lost prospects. */
  fase: lenient(v.union([v.literal('persi'), id])),
  ord: lenient(v.picklist(['nome', '-nome', 'valore', '-valore', 'giorni', '-giorni', 'aggiornato', '-aggiornato', 'creato', '-creato'])),
});

export type ProspectsSearch = v.InferOutput<typeof prospectsSearch>;
export type ProspectOrder = NonNullable<ProspectsSearch['ord']>;

type ProspectFilter = NonNullable<CountProspectsData['query']>;
type ListQuery = NonNullable<ListProspectsData['query']>;

/** Filters that apply to both pipeline and list. */
export function toFilter(search: ProspectsSearch, me: string): ProspectFilter {
  return {
    ...toRecordFilter(search, me),
    ...(search.tipo && { type: search.tipo }),
    ...(search.fonte && { source: search.fonte }),
  };
}

/** Filter of the list without its order; bulk changes of all matching records use it. */
export function toScope(search: ProspectsSearch, me: string): ProspectFilter {
  const { fase } = search;
  const stage = fase === 'persi' ? { lost: true } : { lost: false, ...(fase !== undefined && { stageId: [fase] }) };
  return { ...toFilter(search, me), ...stage };
}

/** Query of the list for the API. */
export function toListQuery(search: ProspectsSearch, me: string): ListQuery {
  return { ...toScope(search, me), ...toSort(search) };
}

/** Query of one pipeline column. */
export function toColumnQuery(search: ProspectsSearch, me: string, stageId: string): ListQuery {
  return { ...toFilter(search, me), lost: false, stageId: [stageId], ...toSort(search), limit: 30 };
}

/** Default order: latest arrivals in the stage first, so that a moved card is visible; a search is sorted by relevance. */
function toSort({ ord, q }: ProspectsSearch): Pick<ListQuery, 'sort'> {
  if (ord !== undefined) return { sort: toSortKey(ord) };
  return q === undefined ? { sort: '-stageSince' } : {};
}

/** Sort key of the API for an order of the list. */
export function toSortKey(order: ProspectOrder): NonNullable<ListQuery['sort']> {
  // The most days in a stage means the earliest start, so the direction is inverted.
  if (order === 'giorni') return '-stageSince';
  if (order === '-giorni') return 'stageSince';
  const key = SORT_KEYS[order.replace('-', '') as keyof typeof SORT_KEYS];
  return order.startsWith('-') ? `-${key}` : key;
}
