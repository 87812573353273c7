import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemText } from '../../lib/problems';
import type { MenuTarget } from '../../ui/overlays/menu-on-demand';
import { OpenedMenu } from '../../ui/overlays/opened-menu';
import { NOTIFICATIONS } from './notification-labels';
import { NotificationText } from './notification-text';
import classes from './notifications.module.css';
import { latestNotificationsQuery } from '../../lib/latest-notifications';
import { useReadNotifications } from '../../lib/use-read-notifications';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

/** Latest notifications, each linking to its subject; opening one marks it as read. */
export function NotificationMenu({ target }: { target: MenuTarget }) {
  const { data, error } = useQuery(latestNotificationsQuery);
  const { read, readAll } = useReadNotifications();
  const readOnlyProps = useReadOnlyProps();
  return (
    <OpenedMenu target={target} position="bottom-end" width={340}>
      <Menu.Label>Notifiche</Menu.Label>
      {error !== null && !data && <p className={classes['nothing']}>{problemText(error).message}</p>}
      {data?.data.length === 0 && (
        <p className={classes['nothing']}>Qui ti diremo, per esempio, quando un collega ti assegna un cliente.</p>
      )}
      {data?.data.map((notification) => {
        const link = NOTIFICATIONS[notification.kind].link(notification);
        return (
          <Menu.Item
            key={notification.id}
            onClick={() => read(notification)}
            closeMenuOnClick={link !== null}
            {...(link && { renderRoot: (props) => <Link {...props} {...link} /> })}
          >
            <NotificationText notification={notification} />
          </Menu.Item>
        );
      })}
      <Menu.Divider />
      {data !== undefined && data.unread > 0 && (
        <Menu.Item closeMenuOnClick={false} onClick={readAll} {...readOnlyProps}>
          Segna tutte come lette
        </Menu.Item>
      )}
      <Menu.Item renderRoot={(props) => <Link {...props} to="/notifiche" />}>Vedi tutte</Menu.Item>
    </OpenedMenu>
  );
}
