import type { Feature } from '../../lib/feature';
import { JobTray } from './job-tray';

export const jobs = { Overlay: JobTray } satisfies Feature;
