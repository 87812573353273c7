import { createFileRoute } from '@tanstack/react-router';
import { actionsSearch } from '../features/records/actions/actions-search';
import { ClientActionsTab } from '../features/crm-actions/client-actions-tab';

export const Route = createFileRoute('/_shell/$sezione/$id/crm')({
  validateSearch: actionsSearch,
  component: () => <ClientActionsTab clientId={Route.useParams().id} />,
});
