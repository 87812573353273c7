import { createFileRoute } from '@tanstack/react-router';
import { BANK_ACCOUNTS } from '../features/sheet/bank-accounts/bank-account-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';

export const Route = createFileRoute('/_shell/$sezione/$id/banche')({
  validateSearch: sheetSearch,
  component: () => <SheetPage tab={BANK_ACCOUNTS} clientId={Route.useParams().id} />,
});
