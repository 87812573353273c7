import type { Feature } from '../../lib/feature';

export const statistics = { details: () => import('./statistics.details') } satisfies Feature;
