import { createFileRoute } from '@tanstack/react-router';
import { OutcomesPage } from '../features/crm-settings/outcomes-page';
import { countedOutcomesQuery } from '../features/crm-settings/setting-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/esiti')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchQuery({ ...countedOutcomesQuery, ...ifMissing }),
  component: OutcomesPage,
});
