import { createFileRoute } from '@tanstack/react-router';
import { ImportsPage } from '../features/imports/imports-page';
import { importListQuery } from '../features/imports/import-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/importa/')({
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery({ ...importListQuery(), ...ifMissing }),
  component: ImportsPage,
});
