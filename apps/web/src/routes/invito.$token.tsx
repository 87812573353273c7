import { createFileRoute } from '@tanstack/react-router';
import { InvitationPage } from '../features/account/invitation-page';
import { invitationQuery } from '../features/account/account-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/invito/$token')({
  loader: ({ context, params }) => void context.queryClient.prefetchQuery({ ...invitationQuery(params.token), ...ifMissing }),
  component: InvitationPage,
});
