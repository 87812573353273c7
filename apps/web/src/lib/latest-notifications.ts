import { queryOptions } from '@tanstack/react-query';
import { listNotificationsOptions } from '@sestante/api-client/query';

const LATEST = 10;
const EVERY_MS = 15_000;

/** Latest notifications and the unread count, polled while the page is visible. */
export const latestNotificationsQuery = queryOptions({
  ...listNotificationsOptions({ query: { limit: LATEST } }),
  refetchInterval: EVERY_MS,
  meta: { handled: true },
});
