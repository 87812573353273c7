import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import { fullName } from '../features/clients/client-names';
import { PageHeader } from '../ui/page-header';

export const Route = createFileRoute('/_shell/clienti/$id')({
  loader: ({ context, params }) => context.queryClient.ensureQueryData(getClientOptions({ path: { id: params.id } })),
  component: Client,
});

function Client() {
  const { data: client } = useSuspenseQuery(getClientOptions({ path: { id: Route.useParams().id } }));
  return <PageHeader title={fullName(client)} crumbs={[{ label: 'Clienti', link: { to: '/clienti' } }]} />;
}
