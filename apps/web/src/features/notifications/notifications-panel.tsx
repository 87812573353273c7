import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { latestNotificationsQuery } from '../../lib/latest-notifications';
import { Panel } from '../../ui/layout/panel';
import panel from '../../ui/layout/panel.module.css';
import { NOTIFICATIONS } from './notification-labels';
import { NotificationText } from './notification-text';

const SHOWN = 5;

/** Latest notifications, on the dashboard. */
export function NotificationsPanel() {
  const query = useQuery(latestNotificationsQuery);
  const notifications = (query.data?.data ?? []).slice(0, SHOWN);
  return (
    <Panel
      title="Notifiche"
      aside={
        <Link to="/notifiche" className={panel['all']}>
          Tutte
        </Link>
      }
      query={query}
      empty={notifications.length === 0 ? 'Qui ti diremo, per esempio, quando un collega ti assegna un cliente.' : null}
    >
      <ul>
        {notifications.map((notification) => {
          const link = NOTIFICATIONS[notification.kind].link(notification);
          const text = <NotificationText notification={notification} />;
          return (
            <li key={notification.id}>
              {link ? (
                <Link {...link} className={panel['row']}>
                  {text}
                </Link>
              ) : (
                <span className={panel['row']}>{text}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
