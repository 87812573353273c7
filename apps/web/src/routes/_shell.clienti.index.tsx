import { createFileRoute } from '@tanstack/react-router';
import { ClientsPage } from '../features/clients/clients-page';
import { clientsSearch } from '../features/clients/clients-search';

export const Route = createFileRoute('/_shell/clienti/')({
  codeSplitGroupings: [],
  validateSearch: clientsSearch,
  component: ClientsPage,
});
