import { createFileRoute } from '@tanstack/react-router';
import { ActionsPage } from '../features/crm-actions/actions-page';
import { actionsSearch } from '../features/records/actions/actions-search';
import { actionListQuery } from '../features/records/actions/action-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/azioni')({
  validateSearch: actionsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery({ ...actionListQuery(deps, context.me.id), ...ifMissing }),
  component: ActionsPage,
});
