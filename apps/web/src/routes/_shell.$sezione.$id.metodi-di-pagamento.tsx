import { createFileRoute } from '@tanstack/react-router';
import { PAYMENT_METHODS } from '../features/sheet/payment-methods/payment-method-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';

export const Route = createFileRoute('/_shell/$sezione/$id/metodi-di-pagamento')({
  validateSearch: sheetSearch,
  component: () => <SheetPage tab={PAYMENT_METHODS} clientId={Route.useParams().id} />,
});
