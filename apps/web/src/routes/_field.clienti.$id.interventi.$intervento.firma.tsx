import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/_field/clienti/$id/interventi/$intervento/firma')({
  component: RouteComponent,
});

function RouteComponent() {
  return <div>Hello "/_field/clienti/$id/interventi/$intervento/firma"!</div>;
}
