import { IconBell } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Command, FeatureDetails } from '../../lib/feature';

const NotificationsPanel = lazy(() => import('./notifications-panel').then((module) => ({ default: module.NotificationsPanel })));

export const commands = [
  { id: 'notifiche', label: 'Vai alle notifiche', icon: IconBell, group: 'pages', link: { to: '/notifiche' } },
] as const satisfies readonly Command[];

export const panels = [{ place: 3, Panel: NotificationsPanel }] satisfies FeatureDetails['panels'];
