import type { Feature } from '../../lib/feature';

export const privacyNotices = { details: () => import('./privacy-notices.details') } satisfies Feature;
