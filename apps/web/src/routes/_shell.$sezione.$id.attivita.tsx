import { createFileRoute } from '@tanstack/react-router';
import { ActivitiesTab } from '../features/sheet/activities/activities-tab';
import { actionsSearch } from '../features/records/actions/actions-search';

export const Route = createFileRoute('/_shell/$sezione/$id/attivita')({
  validateSearch: actionsSearch,
  component: () => <ActivitiesTab clientId={Route.useParams().id} />,
});
