import { listNotificationsInfiniteOptions } from '@sestante/api-client/query';
import { byCursor } from '../../lib/paging';

/** Pages of all notifications. */
export const notificationListQuery = { ...listNotificationsInfiniteOptions({}), ...byCursor, meta: { handled: true } } as const;
