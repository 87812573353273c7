import { queryOptions } from '@tanstack/react-query';
import { listNotificationsOptions } from '@sestante/api-client/query';

const LATEST = 10;
const EVERY_MS = 15_000;

/** The latest ones and how many are unread, asked for again and again while the page is looked at. */
export const latestNotificationsQuery = queryOptions({
  ...listNotificationsOptions({ query: { limit: LATEST } }),
  refetchInterval: EVERY_MS,
  meta: { handled: true },
});
