import { createFileRoute } from '@tanstack/react-router';
import { InterventionsTab } from '../features/sheet/interventions/interventions-tab';
import { sheetSearch } from '../features/sheet/sheet-search';
import { INTERVENTIONS } from '../features/sheet/interventions/intervention-tab';
import { sheetListQuery } from '../features/sheet/sheet-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/$sezione/$id/interventi')({
  validateSearch: sheetSearch,
  loaderDeps: ({ search: { q, ord } }) => ({ q, ord }),
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchInfiniteQuery({ ...sheetListQuery(INTERVENTIONS, params.id, deps), ...ifMissing }),
  component: () => <InterventionsTab clientId={Route.useParams().id} />,
});
