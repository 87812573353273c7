import { createFileRoute } from '@tanstack/react-router';
import { SignPage } from '../features/sheet/interventions/sign-page';

export const Route = createFileRoute('/_field/clienti/$id/interventi/$intervento/firma')({ component: Sign });

function Sign() {
  const { id, intervento } = Route.useParams();
  return <SignPage key={intervento} clientId={id} id={intervento} />;
}
