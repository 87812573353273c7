import { createFileRoute } from '@tanstack/react-router';
import { ExpiriesPage } from '../features/sheet/contracts/expiries-page';
import { expiriesSearch } from '../features/sheet/contracts/expiries-search';

export const Route = createFileRoute('/_shell/scadenze')({
  validateSearch: expiriesSearch,
  component: ExpiriesPage,
});
