import { createFileRoute } from '@tanstack/react-router';
import { ExpiriesPage } from '../features/sheet/contracts/expiries-page';
import { expiriesSearch } from '../features/sheet/contracts/expiries-search';
import { expiryListQuery } from '../features/sheet/contracts/expiry-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/scadenze')({
  validateSearch: expiriesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery({ ...expiryListQuery(deps.entro ?? '30'), ...ifMissing }),
  component: ExpiriesPage,
});
