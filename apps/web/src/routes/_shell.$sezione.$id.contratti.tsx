import { createFileRoute } from '@tanstack/react-router';
import { CONTRACTS } from '../features/sheet/contracts/contract-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';

export const Route = createFileRoute('/_shell/$sezione/$id/contratti')({
  validateSearch: sheetSearch,
  component: () => <SheetPage tab={CONTRACTS} clientId={Route.useParams().id} />,
});
