import { useMutation } from '@tanstack/react-query';
import { readAllNotifications, readNotification } from '@sestante/api-client';
import type { NotificationDto } from '@sestante/api-client/types';
import { useMe } from './me';

/** Marks notifications as read wherever they are shown. Does nothing in a "view as" session. */
export function useReadNotifications() {
  const { readOnly } = useMe();
  const marking = useMutation({
    mutationFn: (one: NotificationDto | null) =>
      one === null ? readAllNotifications({ throwOnError: true }) : readNotification({ path: { id: one.id }, throwOnError: true }),
    meta: { affects: ['notifications'], untilShown: true },
  });
  return {
    read: (notification: NotificationDto) => {
      if (notification.readAt === null && !readOnly) marking.mutate(notification);
    },
    readAll: () => marking.mutate(null),
    busy: marking.isPending,
  };
}
