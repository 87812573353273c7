import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listCalendarOptions } from '@sestante/api-client/query';
import { daysShown } from './agenda-days';
import type { AgendaView } from './agenda-search';

/** Query of the calendars that an address shows: by default the user's own. */
export function agendaQuery(shown: { vista: AgendaView; giorno: string }, { op = ['me'] }: { op?: string[] | undefined }, me: string) {
  const days = daysShown(shown.vista, shown.giorno);
  const [from = '', to = ''] = [days[0], days.at(-1)];
  return queryOptions({
    ...listCalendarOptions({ query: { from, to, operatorId: op.map((who) => (who === 'me' ? me : who)) } }),
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
}
