import { createFileRoute } from '@tanstack/react-router';
import { BONUSES } from '../features/sheet/bonuses/bonus-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';
import { sheetListQuery } from '../features/sheet/sheet-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/$sezione/$id/bonus')({
  validateSearch: sheetSearch,
  loaderDeps: ({ search: { q, ord } }) => ({ q, ord }),
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchInfiniteQuery({ ...sheetListQuery(BONUSES, params.id, deps), ...ifMissing }),
  component: () => <SheetPage tab={BONUSES} clientId={Route.useParams().id} />,
});
