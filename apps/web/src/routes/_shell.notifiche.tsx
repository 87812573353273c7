import { createFileRoute } from '@tanstack/react-router';
import { NotificationsPage } from '../features/notifications/notifications-page';
import { notificationListQuery } from '../features/notifications/notification-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/notifiche')({
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery({ ...notificationListQuery, ...ifMissing }),
  component: NotificationsPage,
});
