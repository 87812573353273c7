import { createFileRoute } from '@tanstack/react-router';
import { DocumentsTab } from '../features/documents/documents-tab';
import { documentsSearch } from '../features/documents/documents-search';

export const Route = createFileRoute('/_shell/prospect/$id/documenti')({
  validateSearch: documentsSearch,
  component: () => <DocumentsTab clientId={Route.useParams().id} />,
});
