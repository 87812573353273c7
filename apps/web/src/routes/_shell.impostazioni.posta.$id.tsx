import { createFileRoute } from '@tanstack/react-router';
import { MessagePage } from '../features/outbox/message-page';
import { messageQuery } from '../features/outbox/outbox-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/posta/$id')({
  loader: ({ context, params }) =>
    context.mayManage && void context.queryClient.prefetchQuery({ ...messageQuery(params.id), ...ifMissing }),
  component: MessagePage,
});
