import { createFileRoute } from '@tanstack/react-router';
import { actionsSearch } from '../features/records/actions/actions-search';
import { ClientActionsTab } from '../features/crm-actions/client-actions-tab';
import { actionListQuery, actionsOf } from '../features/records/actions/action-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/$sezione/$id/crm')({
  validateSearch: actionsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchInfiniteQuery({ ...actionListQuery(actionsOf(params.id, deps), context.me.id), ...ifMissing }),
  component: () => <ClientActionsTab clientId={Route.useParams().id} />,
});
