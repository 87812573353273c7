import type { Feature } from '../../lib/feature';
import { NotificationBell } from './notification-bell';

export const notifications = { TopBarTool: NotificationBell, details: () => import('./notifications.details') } satisfies Feature;
