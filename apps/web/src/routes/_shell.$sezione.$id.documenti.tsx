import { createFileRoute } from '@tanstack/react-router';
import { DocumentsPage } from '../features/sheet/documents/documents-page';
import { documentsSearch } from '../features/sheet/documents/documents-search';
import { DOCUMENTS } from '../features/sheet/documents/document-tab';
import { sheetListQuery } from '../features/sheet/sheet-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/$sezione/$id/documenti')({
  validateSearch: documentsSearch,
  loaderDeps: ({ search: { q, ord } }) => ({ q, ord }),
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchInfiniteQuery({ ...sheetListQuery(DOCUMENTS, params.id, deps), ...ifMissing }),
  component: () => <DocumentsPage clientId={Route.useParams().id} />,
});
