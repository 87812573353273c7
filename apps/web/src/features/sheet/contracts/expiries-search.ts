import * as z from 'zod/mini';

const SPANS = ['30', '60', '90', 'tutte', 'passate'] as const;

/** Number of days from today, all future ends, or past ends that were not handled. */
export type ExpirySpan = (typeof SPANS)[number];

export const expiriesSearch = z.object({ entro: z.catch(z.optional(z.enum(SPANS)), undefined) });
