import { createFileRoute } from '@tanstack/react-router';
import { DISCOUNTS } from '../features/sheet/discounts/discount-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';

export const Route = createFileRoute('/_shell/$sezione/$id/sconti')({
  validateSearch: sheetSearch,
  component: () => <SheetPage tab={DISCOUNTS} clientId={Route.useParams().id} />,
});
