import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listCalendarOptions } from '@sestante/api-client/query';

/** What stands on the calendars of these people on these days. */
export function calendarQuery(days: string[], operatorIds: string[]) {
  const [from = '', to = ''] = [days[0], days.at(-1)];
  return queryOptions({
    ...listCalendarOptions({ query: { from, to, operatorId: operatorIds } }),
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
}
