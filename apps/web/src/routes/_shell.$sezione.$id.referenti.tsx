import { createFileRoute } from '@tanstack/react-router';
import { CONTACTS } from '../features/sheet/contacts/contact-tab';
import { SheetPage } from '../features/sheet/sheet-page';
import { sheetSearch } from '../features/sheet/sheet-search';

export const Route = createFileRoute('/_shell/$sezione/$id/referenti')({
  validateSearch: sheetSearch,
  component: () => <SheetPage tab={CONTACTS} clientId={Route.useParams().id} />,
});
