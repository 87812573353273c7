import { createFileRoute } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import { parseRecordPath, statusOf } from '../features/records/client-links';
import { ClientNotFound, orNotFound } from '../features/records/client-not-found';
import { ClientPage } from '../features/records/profile/client-page';
import { ProspectPage } from '../features/prospects/prospect-page';

export const Route = createFileRoute('/_shell/$sezione/$id')({
  params: { parse: parseRecordPath },
  loader: ({ context, params }) => orNotFound(context.queryClient.ensureQueryData(getClientOptions({ path: { id: params.id } }))),
  notFoundComponent: NotFound,
  component: Profile,
});

function Profile() {
  const { sezione, id } = Route.useParams();
  return sezione === 'prospect' ? <ProspectPage id={id} /> : <ClientPage id={id} />;
}

function NotFound() {
  return <ClientNotFound status={statusOf(Route.useParams().sezione)} />;
}
