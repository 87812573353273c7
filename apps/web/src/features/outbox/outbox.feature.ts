import type { Feature } from '../../lib/feature';

export const outbox = { details: () => import('./outbox.details') } satisfies Feature;
