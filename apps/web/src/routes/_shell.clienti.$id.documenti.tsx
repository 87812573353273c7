import { createFileRoute } from '@tanstack/react-router';
import { DocumentsTab } from '../features/documents/documents-tab';
import { documentsSearch } from '../features/documents/documents-search';

export const Route = createFileRoute('/_shell/clienti/$id/documenti')({
  validateSearch: documentsSearch,
  component: () => <DocumentsTab clientId={Route.useParams().id} />,
});
