import { createFileRoute } from '@tanstack/react-router';
import { ActionsPage } from '../features/crm-actions/actions-page';
import { actionsSearch } from '../features/records/actions/actions-search';

export const Route = createFileRoute('/_shell/azioni')({
  validateSearch: actionsSearch,
  component: ActionsPage,
});
