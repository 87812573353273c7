import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMe } from '../../lib/me';
import type { FieldReport } from './field-report';
import { fieldReportsOf, watchFieldReports } from './field-report-store';

const NONE: FieldReport[] = [];

function fieldReportsQuery(userId: string) {
  return queryOptions({
    queryKey: ['field-reports', userId],
    queryFn: () => fieldReportsOf(userId),
    // A browser that keeps nothing has none.
    retry: false,
    meta: { handled: true },
  });
}

/** What is on this device and not at the server yet. Undefined until the device has been asked. */
export function useFieldReports(): FieldReport[] | undefined {
  const { id } = useMe();
  const queryClient = useQueryClient();
  const query = fieldReportsQuery(id);
  useEffect(() => watchFieldReports(() => void queryClient.invalidateQueries({ queryKey: ['field-reports', id] })), [queryClient, id]);
  const { data, isError } = useQuery(query);
  return isError ? NONE : data;
}

/** The same of one client. */
export function useClientFieldReports(clientId: string): FieldReport[] {
  return useFieldReports()?.filter(({ client }) => client.id === clientId) ?? NONE;
}
