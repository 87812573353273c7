import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { MenuOnDemand } from '../../ui/menu-on-demand';
import classes from './notifications.module.css';
import { latestNotificationsQuery } from './notification-queries';

const NotificationMenu = lazy(() => import('./notification-menu').then((module) => ({ default: module.NotificationMenu })));
const MAX_SHOWN = 99;

/** In every page's bar: how much there is to know, and at a press what. */
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
            // Drawn, not written: the button's name says it already.
            <span className={classes['unread']} data-count={unread > MAX_SHOWN ? `${MAX_SHOWN}+` : unread} aria-hidden />
          )}
        </ActionIcon>
      }
      menu={(target) => <NotificationMenu target={target} />}
    />
  );
}
