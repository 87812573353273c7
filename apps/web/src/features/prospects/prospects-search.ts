import type { CountProspectsData, ListProspectsData } from '@sestante/api-client/types';
import * as z from 'zod/mini';
import { anyOf, id, lenient, recordSearch, toRecordFilter } from '../clients/record-search.ts';

const SORT_KEYS = {
  nome: 'displayName',
  valore: 'expectedValue',
  aggiornato: 'updatedAt',
  creato: 'createdAt',
} as const;

/** The state of the pipeline and of the list in the address bar: the filters hold for both. */
export const prospectsSearch = z.extend(recordSearch, {
  /** The pipeline when absent; a saved list is a list. */
  vista: lenient(z.union([z.literal('elenco'), id])),
  fonte: anyOf(z.string().check(z.minLength(1), z.maxLength(100))),
  /** Of the list alone: a stage, or those that were lost. */
  fase: lenient(z.union([z.literal('persi'), id])),
  ord: lenient(z.enum(['nome', '-nome', 'valore', '-valore', 'giorni', '-giorni', 'aggiornato', '-aggiornato', 'creato', '-creato'])),
});

export type ProspectsSearch = z.infer<typeof prospectsSearch>;
export type ProspectOrder = NonNullable<ProspectsSearch['ord']>;

type ProspectFilter = NonNullable<CountProspectsData['query']>;
type ListQuery = NonNullable<ListProspectsData['query']>;

/** What narrows pipeline and list alike. */
export function toFilter(search: ProspectsSearch, me: string): ProspectFilter {
  return {
    ...toRecordFilter(search, me),
    ...(search.tipo && { type: search.tipo }),
    ...(search.fonte && { source: search.fonte }),
  };
}

/** Which prospects the list is of, in whatever order: what is done to all that match is done to these. */
export function toScope(search: ProspectsSearch, me: string): ProspectFilter {
  const { fase } = search;
  const standing = fase === 'persi' ? { lost: true } : { lost: false, ...(fase !== undefined && { stageId: [fase] }) };
  return { ...toFilter(search, me), ...standing };
}

/** The list as the API is asked for it. */
export function toListQuery(search: ProspectsSearch, me: string): ListQuery {
  return { ...toScope(search, me), ...toSort(search) };
}

/** One column of the pipeline. */
export function toColumnQuery(search: ProspectsSearch, me: string, stageId: string): ListQuery {
  return { ...toFilter(search, me), lost: false, stageId: [stageId], ...toSort(search), limit: 30 };
}

/** Who came into their stage last is first, so that a card that was just moved is where one looks; a search has its own order. */
function toSort({ ord, q }: ProspectsSearch): Pick<ListQuery, 'sort'> {
  if (ord !== undefined) return { sort: toSortKey(ord) };
  return q === undefined ? { sort: '-stageSince' } : {};
}

/** An order as the API calls it. */
export function toSortKey(order: ProspectOrder): NonNullable<ListQuery['sort']> {
  // Who has stood longest has stood since the earliest moment.
  if (order === 'giorni') return '-stageSince';
  if (order === '-giorni') return 'stageSince';
  const key = SORT_KEYS[order.replace('-', '') as keyof typeof SORT_KEYS];
  return order.startsWith('-') ? `-${key}` : key;
}
