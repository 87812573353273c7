import { createFileRoute } from '@tanstack/react-router';
import { INSTALLATIONS } from '../features/sheet/installations/installation-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';

export const Route = createFileRoute('/_shell/$sezione/$id/impianti')({
  validateSearch: sheetSearch,
  component: () => <SheetPage tab={INSTALLATIONS} clientId={Route.useParams().id} />,
});
