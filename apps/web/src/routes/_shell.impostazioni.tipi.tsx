import { createFileRoute } from '@tanstack/react-router';
import { TypesPage } from '../features/crm-settings/types-page';
import { countedTypesQuery } from '../features/crm-settings/setting-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/tipi')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchQuery({ ...countedTypesQuery, ...ifMissing }),
  component: TypesPage,
});
