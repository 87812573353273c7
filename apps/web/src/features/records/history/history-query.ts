import { listClientTimelineInfiniteOptions } from '@sestante/api-client/query';
import type { TimelineKind, TimelinePage } from '@sestante/api-client/types';

/** Pages of a client's timeline, newest first: entries of these kinds, or all of them. */
export function historyQuery(id: string, kind?: TimelineKind[]) {
  const path = { id };
  return {
    ...listClientTimelineInfiniteOptions({ path, query: { limit: 30, ...(kind && { kind }) } }),
    initialPageParam: { path },
    getNextPageParam: ({ page }: TimelinePage) => (page.nextCursor === null ? undefined : { path, query: { cursor: page.nextCursor } }),
    meta: { handled: true },
  } as const;
}
