import type { Feature } from '../../lib/feature';

export const agencyDetails = { details: () => import('./agency-details.details') } satisfies Feature;
