import * as z from 'zod/mini';

const SPANS = ['30', '60', '90', 'tutte', 'passate'] as const;

/** Days from today, all that are still to come, or those that have gone by unnoticed. */
export type ExpirySpan = (typeof SPANS)[number];

export const expiriesSearch = z.object({ entro: z.catch(z.optional(z.enum(SPANS)), undefined) });
