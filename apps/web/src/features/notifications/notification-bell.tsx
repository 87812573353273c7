import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { MenuOnDemand } from '../../ui/overlays/menu-on-demand';
import classes from './notifications.module.css';
import { latestNotificationsQuery } from '../../lib/latest-notifications';

const NotificationMenu = lazy(() => import('./notification-menu').then((module) => ({ default: module.NotificationMenu })));
const MAX_SHOWN = 99;

/** Bell in the bar of every page with the number of unread notifications; opens the latest ones. */
export function NotificationBell() {
  const { data } = useQuery(latestNotificationsQuery);
  const unread = data?.unread ?? 0;
  const label = unread === 0 ? 'Notifiche' : `Notifiche: ${unread} da leggere`;
  return (
    <MenuOnDemand
      target={
        <ActionIcon className={classes['bell'] ?? ''} aria-label={label} title={label}>
          <IconBell size={18} stroke={1.7} />
          {unread > 0 && (
            // Rendered by CSS, since the button's accessible name already contains the number.
            <span className={classes['unread']} data-count={unread > MAX_SHOWN ? `${MAX_SHOWN}+` : unread} aria-hidden />
          )}
        </ActionIcon>
      }
      menu={(target) => <NotificationMenu target={target} />}
    />
  );
}
