import { createFileRoute } from '@tanstack/react-router';
import { ExpiriesPage } from '../features/contracts/expiries-page';
import { expiriesSearch } from '../features/contracts/expiries-search';

export const Route = createFileRoute('/_shell/scadenze')({
  validateSearch: expiriesSearch,
  component: ExpiriesPage,
});
