import type { Feature } from '../core/feature.js';
import { Notification } from './notification.entity.js';
import { NotificationsModule } from './notifications.module.js';

export const notificationsFeature: Feature = { module: NotificationsModule, entities: [Notification] };
