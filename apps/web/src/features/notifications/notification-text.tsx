import type { NotificationDto } from '@sestante/api-client/types';
import { formatInstant, formatRelative } from '../../lib/formats';
import { aboutText, NOTIFICATIONS, senderOf } from './notification-labels';
import classes from './notifications.module.css';

/** Author, text and time of a notification; unread ones have a dot and a word. */
export function NotificationText({ notification }: { notification: NotificationDto }) {
  const { kind, createdAt, readAt } = notification;
  return (
    <span className={classes['text']} data-unread={readAt === null || undefined}>
      <span className={classes['what']}>
        <b>{senderOf(notification)}</b> {NOTIFICATIONS[kind].what(aboutText(notification))}
      </span>
      <span className="text-xs faint">
        <time dateTime={createdAt} title={formatInstant(createdAt)}>
          {formatRelative(createdAt)}
        </time>
        {readAt === null && ' · da leggere'}
      </span>
    </span>
  );
}
