import { createFileRoute } from '@tanstack/react-router';
import { SignPage } from '../features/sheet/interventions/sign-page';
import { INTERVENTIONS } from '../features/sheet/interventions/intervention-tab';
import { sheetRecordQuery } from '../features/sheet/sheet-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_field/clienti/$id/interventi/$intervento/firma')({
  // A preload is for the code only, which must be there without a network: interventions-tab.tsx.
  loader: ({ cause, context, params }) =>
    cause !== 'preload' &&
    void context.queryClient.prefetchQuery({ ...sheetRecordQuery(INTERVENTIONS, params.id, params.intervento), ...ifMissing }),
  component: Sign,
});

function Sign() {
  const { id, intervento } = Route.useParams();
  return <SignPage key={intervento} clientId={id} id={intervento} />;
}
