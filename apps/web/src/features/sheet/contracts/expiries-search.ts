import * as v from 'valibot';
import { lenient } from '../../../lib/search-schema.ts';

const SPANS = ['30', '60', '90', 'tutte', 'passate'] as const;

/** Number of days from today, all future ends, or past ends that were not handled. */
export type ExpirySpan = (typeof SPANS)[number];

export const expiriesSearch = v.object({ entro: lenient(v.picklist(SPANS)) });
