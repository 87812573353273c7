import type { Feature } from '../../lib/feature';

export const consents = { details: () => import('./consents.details') } satisfies Feature;
