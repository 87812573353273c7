import { createFileRoute } from '@tanstack/react-router';
import { ActivitiesTab } from '../features/sheet/activities/activities-tab';
import { actionsSearch } from '../features/records/actions/actions-search';
import { actionListQuery, activitiesOf } from '../features/records/actions/action-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/$sezione/$id/attivita')({
  validateSearch: actionsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchInfiniteQuery({ ...actionListQuery(activitiesOf(params.id, deps), context.me.id), ...ifMissing }),
  component: () => <ActivitiesTab clientId={Route.useParams().id} />,
});
