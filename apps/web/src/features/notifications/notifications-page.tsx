import { Button } from '@mantine/core';
import { IconBell, IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NotificationDto } from '@sestante/api-client/types';
import { type Column, DataList } from '../../ui/lists/data-list';
import { PageHeader } from '../../ui/layout/page-header';
import { EmptyState } from '../../ui/feedback/state-panel';
import { aboutText, NOTIFICATIONS, senderOf } from './notification-labels';
import { NotificationText } from './notification-text';
import classes from './notifications.module.css';
import { useReadNotifications } from '../../lib/use-read-notifications';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { notificationListQuery } from './notification-queries';

/** All notifications of the user. */
export function NotificationsPage() {
  const list = useInfiniteQuery(notificationListQuery);
  const { read, readAll, busy } = useReadNotifications();
  const readOnlyProps = useReadOnlyProps();
  const unread = list.data?.pages[0]?.unread ?? 0;
  const line = (notification: NotificationDto) => <Line notification={notification} onRead={read} />;
  const columns: readonly Column<NotificationDto>[] = [{ id: 'notifica', header: 'Notifica', width: 'minmax(0, 1fr)', cell: line }];
  return (
    <>
      <PageHeader
        title="Notifiche"
        hint="Quello che i colleghi fanno e che ti riguarda"
        actions={
          unread > 0 && (
            <Button
              variant="default"
              leftSection={<IconChecks size={16} stroke={1.7} />}
              loading={busy}
              onClick={readAll}
              {...readOnlyProps}
            >
              Segna tutte come lette
            </Button>
          )
        }
      />
      <DataList
        label="Notifiche"
        noun={['notifica', 'notifiche']}
        columns={columns}
        query={list}
        total={null}
        tall
        rowLabel={(notification) => `${senderOf(notification)} ${NOTIFICATIONS[notification.kind].what(aboutText(notification))}`}
        card={line}
        filtered={false}
        empty={
          <EmptyState icon={IconBell} title="Nessuna notifica">
            Qui ti diremo, per esempio, quando un collega ti assegna un cliente.
          </EmptyState>
        }
        filteredEmpty={null}
        errorTitle="Non riusciamo a caricare le notifiche"
      />
    </>
  );
}

function Line({ notification, onRead }: { notification: NotificationDto; onRead: (notification: NotificationDto) => void }) {
  const link = NOTIFICATIONS[notification.kind].link(notification);
  const text = <NotificationText notification={notification} />;
  const props = { className: classes['line'] ?? '', tabIndex: -1, onClick: () => onRead(notification) };
  if (link) {
    return (
      <Link {...link} {...props}>
        {text}
      </Link>
    );
  }
  return notification.readAt === null ? (
    <button type="button" {...props} title="Segna come letta">
      {text}
    </button>
  ) : (
    <span className={classes['line']}>{text}</span>
  );
}
