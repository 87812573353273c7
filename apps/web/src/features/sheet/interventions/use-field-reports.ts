import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMe } from '../../../lib/me';
import type { FieldReport } from './field-report';
import { fieldReportsOf, watchFieldReports } from './field-report-store';

const NONE: FieldReport[] = [];

function fieldReportsQuery(userId: string) {
  return queryOptions({
    queryKey: ['field-reports', userId],
    queryFn: () => fieldReportsOf(userId),
    // A browser without storage has no reports.
    retry: false,
    meta: { handled: true },
  });
}

/** Unsent reports on this device. Undefined until the storage has been read. */
export function useFieldReports(): FieldReport[] | undefined {
  const { id } = useMe();
  const { data, isError, refetch } = useQuery(fieldReportsQuery(id));
  useEffect(() => watchFieldReports(() => void refetch()), [refetch]);
  return isError ? NONE : data;
}

/** Unsent reports of one client. */
export function useClientFieldReports(clientId: string): FieldReport[] {
  return useFieldReports()?.filter(({ client }) => client.id === clientId) ?? NONE;
}
