import { createFileRoute } from '@tanstack/react-router';
import { OutboxPage } from '../features/outbox/outbox-page';
import { outboxListQuery } from '../features/outbox/outbox-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/posta/')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchInfiniteQuery({ ...outboxListQuery, ...ifMissing }),
  component: OutboxPage,
});
