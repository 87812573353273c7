import { createFileRoute } from '@tanstack/react-router';
import { SITES } from '../features/sheet/sites/site-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';

export const Route = createFileRoute('/_shell/$sezione/$id/sedi')({
  validateSearch: sheetSearch,
  component: () => <SheetPage tab={SITES} clientId={Route.useParams().id} />,
});
