import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { HISTORY_FILTERS } from '../features/records/history/client-history-filters';
import { ClientOverview } from '../features/records/profile/client-overview';
import { lenient } from '../lib/search-schema';

export const Route = createFileRoute('/_shell/$sezione/$id/')({
  validateSearch: v.object({ storia: lenient(v.picklist(HISTORY_FILTERS)) }),
  component: () => <ClientOverview id={Route.useParams().id} show={Route.useSearch().storia} />,
});
