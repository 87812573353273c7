import { queryOptions } from '@tanstack/react-query';
import { getOutboxMessageOptions, listOutboxInfiniteOptions } from '@sestante/api-client/query';
import { byCursor } from '../../lib/paging';

/** Pages of the outbox. */
export const outboxListQuery = { ...listOutboxInfiniteOptions({}), ...byCursor, staleTime: 5_000, meta: { handled: true } } as const;

export const messageQuery = (id: string) => queryOptions({ ...getOutboxMessageOptions({ path: { id } }), meta: { handled: true } });
