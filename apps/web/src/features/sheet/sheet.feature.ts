import type { Feature } from '../../lib/feature';
import { FieldReportPoller } from './interventions/field-report-poller';

export const sheet = { Overlay: FieldReportPoller, details: () => import('./sheet.details') } satisfies Feature;
