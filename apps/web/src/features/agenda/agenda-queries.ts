import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listCalendarOptions } from '@sestante/api-client/query';

/** Query of the calendar actions of some users on some days. */
export function calendarQuery(days: string[], operatorIds: string[]) {
  const [from = '', to = ''] = [days[0], days.at(-1)];
  return queryOptions({
    ...listCalendarOptions({ query: { from, to, operatorId: operatorIds } }),
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
}
