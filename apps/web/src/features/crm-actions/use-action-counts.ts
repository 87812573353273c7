import { useQuery } from '@tanstack/react-query';
import { countCrmActionsOptions } from '@sestante/api-client/query';

/** Returns the numbers of overdue and of today's actions visible to the user, refetched every minute. */
export function useActionCounts() {
  const { data } = useQuery({ ...countCrmActionsOptions({}), refetchInterval: 60_000, meta: { handled: true } });
  return data;
}
