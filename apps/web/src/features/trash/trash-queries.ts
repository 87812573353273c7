import { listTrashInfiniteOptions } from '@sestante/api-client/query';
import { byCursor } from '../../lib/paging';

/** Pages of the trash. */
export const trashListQuery = {
  ...listTrashInfiniteOptions({}),
  ...byCursor,
  meta: { handled: true },
} as const;
