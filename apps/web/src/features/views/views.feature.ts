import type { Feature } from '../../lib/feature';
import { PinnedViews } from './pinned-views';

export const views = { SidebarSection: PinnedViews, showsRecords: ['views'] } satisfies Feature;
