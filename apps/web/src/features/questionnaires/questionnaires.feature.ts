import type { Feature } from '../../lib/feature';

export const questionnaires = { details: () => import('./questionnaires.details') } satisfies Feature;
