import { createFileRoute } from '@tanstack/react-router';
import { PAYMENT_METHODS } from '../features/sheet/payment-methods/payment-method-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';
import { sheetListQuery } from '../features/sheet/sheet-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/$sezione/$id/metodi-di-pagamento')({
  validateSearch: sheetSearch,
  loaderDeps: ({ search: { q, ord } }) => ({ q, ord }),
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchInfiniteQuery({ ...sheetListQuery(PAYMENT_METHODS, params.id, deps), ...ifMissing }),
  component: () => <SheetPage tab={PAYMENT_METHODS} clientId={Route.useParams().id} />,
});
