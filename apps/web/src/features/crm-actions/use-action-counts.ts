import { useQuery } from '@tanstack/react-query';
import { countCrmActionsOptions } from '@sestante/api-client/query';

/** How much is late and how much is for today, of what the reader sees. */
export function useActionCounts() {
  const { data } = useQuery({ ...countCrmActionsOptions({}), refetchInterval: 60_000, meta: { handled: true } });
  return data;
}
