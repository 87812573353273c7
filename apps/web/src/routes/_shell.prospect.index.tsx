import { createFileRoute } from '@tanstack/react-router';
import { ProspectsPage } from '../features/prospects/prospects-page';
import { prospectsSearch } from '../features/prospects/prospects-search';

export const Route = createFileRoute('/_shell/prospect/')({
  validateSearch: prospectsSearch,
  component: ProspectsPage,
});
