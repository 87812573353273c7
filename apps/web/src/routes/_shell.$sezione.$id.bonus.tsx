import { createFileRoute } from '@tanstack/react-router';
import { BONUSES } from '../features/sheet/bonuses/bonus-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';

export const Route = createFileRoute('/_shell/$sezione/$id/bonus')({
  validateSearch: sheetSearch,
  component: () => <SheetPage tab={BONUSES} clientId={Route.useParams().id} />,
});
