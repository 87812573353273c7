import { createFileRoute } from '@tanstack/react-router';
import { InterventionsTab } from '../features/sheet/interventions/interventions-tab';
import { sheetSearch } from '../features/sheet/sheet-search';

export const Route = createFileRoute('/_shell/$sezione/$id/interventi')({
  validateSearch: sheetSearch,
  component: () => <InterventionsTab clientId={Route.useParams().id} />,
});
