import { createFileRoute } from '@tanstack/react-router';
import { BANK_ACCOUNTS } from '../features/sheet/bank-accounts/bank-account-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';
import { sheetListQuery } from '../features/sheet/sheet-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/$sezione/$id/banche')({
  validateSearch: sheetSearch,
  loaderDeps: ({ search: { q, ord } }) => ({ q, ord }),
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchInfiniteQuery({ ...sheetListQuery(BANK_ACCOUNTS, params.id, deps), ...ifMissing }),
  component: () => <SheetPage tab={BANK_ACCOUNTS} clientId={Route.useParams().id} />,
});
