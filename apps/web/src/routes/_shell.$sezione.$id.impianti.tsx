import { createFileRoute } from '@tanstack/react-router';
import { INSTALLATIONS } from '../features/sheet/installations/installation-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';
import { sheetListQuery } from '../features/sheet/sheet-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/$sezione/$id/impianti')({
  validateSearch: sheetSearch,
  loaderDeps: ({ search: { q, ord } }) => ({ q, ord }),
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchInfiniteQuery({ ...sheetListQuery(INSTALLATIONS, params.id, deps), ...ifMissing }),
  component: () => <SheetPage tab={INSTALLATIONS} clientId={Route.useParams().id} />,
});
