import { createFileRoute } from '@tanstack/react-router';
import { DocumentsPage } from '../features/sheet/documents/documents-page';
import { documentsSearch } from '../features/sheet/documents/documents-search';

export const Route = createFileRoute('/_shell/$sezione/$id/documenti')({
  validateSearch: documentsSearch,
  component: () => <DocumentsPage clientId={Route.useParams().id} />,
});
