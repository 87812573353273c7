import type { ListReportsData } from '@sestante/api-client/types';
import * as v from 'valibot';
import { anyOf, id, lenient, words } from '../../lib/search-schema.ts';

type Query = NonNullable<ListReportsData['query']>;
type Filter = Omit<Query, 'sort' | 'limit' | 'cursor' | 'count'>;

/** State of the list in the address; absent values are defaults. */
export const reportsSearch = v.object({
  q: lenient(words),
  elenco: lenient(v.picklist(['da-approvare', 'da-consegnare', 'analitici', 'consulenziali'])),
  stato: anyOf(v.picklist(['draft', 'approved', 'delivered', 'acknowledged'])),
  /** `me`, `nessuno` or the id of a colleague. */
  ass: anyOf(v.union([v.picklist(['me', 'nessuno']), id])),
  ord: lenient(v.picklist(['creato', '-creato'])),
});

export type ReportsSearch = v.InferOutput<typeof reportsSearch>;
export type ReportOrder = NonNullable<ReportsSearch['ord']>;
export type BuiltInList = NonNullable<ReportsSearch['elenco']>;

/** API filters of the built-in lists. */
const LISTS: Record<BuiltInList, Filter> = {
  'da-approvare': { kind: 'consulting', status: ['draft'] },
  'da-consegnare': { kind: 'consulting', status: ['approved'] },
  analitici: { kind: 'analytic' },
  consulenziali: { kind: 'consulting' },
};

/** Newest first, unless the user has chosen another order. */
export const DEFAULT_ORDER: ReportOrder = '-creato';

/** Filter of the API without the built-in list, for the counts of all of them. */
export const toFilter = ({ q, stato, ass }: ReportsSearch): Filter => ({
  ...(q !== undefined && { q }),
  ...(stato && { status: stato }),
  ...(ass && { assigneeId: ass.map((person) => (person === 'nessuno' ? 'none' : person)) }),
});

export function toListQuery(search: ReportsSearch): Query {
  const { elenco, ord = DEFAULT_ORDER } = search;
  return { ...toFilter(search), ...(elenco && LISTS[elenco]), sort: ord === 'creato' ? 'createdAt' : '-createdAt' };
}

/** Whether a filter besides the built-in list and the order is set. */
export const isNarrowed = (search: ReportsSearch): boolean => Object.keys(toFilter(search)).length > 0;
