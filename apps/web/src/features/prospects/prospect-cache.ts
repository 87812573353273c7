import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import { listProspectsInfiniteQueryKey } from '@sestante/api-client/query';
import type { ClientPage, ListProspectsData } from '@sestante/api-client/types';
import type { Client } from '../records/client-names';

type Pages = InfiniteData<ClientPage>;
const LISTS = listProspectsInfiniteQueryKey()[0]._id;

/**
 * Updates the loaded columns after a move: removes the prospect from its old column and puts it on top of the new one. Visible lists are
 * not fetched again, so that no other card moves; the others are fetched when shown.
 */
export function placeProspect(queryClient: QueryClient, prospect: Client): void {
  for (const query of queryClient.getQueryCache().findAll({ predicate: isProspectList })) {
    queryClient.setQueryData<Pages>(query.queryKey, (data) => data && placed(data, prospect, columnOf(query), query.isActive()));
  }
}

function placed(data: Pages, prospect: Client, column: string | null, shown: boolean): Pages {
  const there = data.pages.some((page) => page.data.some(({ id }) => id === prospect.id));
  const open = prospect.status === 'prospect' && prospect.lostAt === null;
  const stays = column === null ? prospect.status === 'prospect' : open && prospect.pipelineStage?.id === column;
  if (there) {
    const rows = (page: ClientPage) => page.data.flatMap((row) => (row.id === prospect.id ? (stays ? [prospect] : []) : [row]));
    return { ...data, pages: data.pages.map((page) => ({ ...page, data: rows(page) })) };
  }
  const [first, ...others] = data.pages;
  if (!shown || column === null || !stays || !first) return data;
  return { ...data, pages: [{ ...first, data: [prospect, ...first.data] }, ...others] };
}

/** Returns the stage whose column a query is; null for lists of several stages. */
function columnOf({ queryKey: [key] }: Query): string | null {
  const asked = key as { query?: ListProspectsData['query'] };
  const stages = asked.query?.stageId;
  return stages?.length === 1 && asked.query?.lost === false ? (stages[0] ?? null) : null;
}

function isProspectList({ queryKey: [key] }: Query): boolean {
  return typeof key === 'object' && key !== null && '_id' in key && key._id === LISTS && '_infinite' in key;
}
