import type { Feature } from '../../lib/feature';

export const users = { details: () => import('./users.details') } satisfies Feature;
