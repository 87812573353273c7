import type { Feature } from '../../lib/feature';

export const crmSettings = { details: () => import('./crm-settings.details') } satisfies Feature;
