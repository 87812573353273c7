import type { Feature } from '../core/feature.js';
import { Notification } from './notification.entity.js';
import { NotificationsModule } from './notifications.module.js';

declare module '../core/feature.js' {
  interface Feature {
    /** Kinds of notifications; `toAuthor` also sends them to the user who caused them, because they report the end of long work. */
    notificationKinds?: Readonly<Record<string, { toAuthor: boolean }>>;
  }
}

export const notificationsFeature: Feature = { module: NotificationsModule, layer: 'base', entities: [Notification] };
