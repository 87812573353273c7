import { keepPreviousData } from '@tanstack/react-query';
import { listContractExpiriesInfiniteOptions, listContractExpiriesOptions } from '@sestante/api-client/query';
import type { ListContractExpiriesData } from '@sestante/api-client/types';
import { shiftDay, todayInRome } from '../../lib/formats';
import { byCursor } from '../../lib/paging';
import type { ExpirySpan } from './expiries-search';

type ExpiryQuery = NonNullable<ListContractExpiriesData['query']>;

/** As many as a sum is made of. */
export const MAX_SUMMED = 200;

/** What ends between today and so many days from now, the soonest first, with how many there are. */
export const expiriesWithin = (days: number, limit: number) => ({
  ...listContractExpiriesOptions({ query: { endsFrom: todayInRome(), endsTo: shiftDay(todayInRome(), days), limit, count: 'capped' } }),
  placeholderData: keepPreviousData,
  meta: { handled: true },
});

/** Pages of what ends in a span of days. */
export const expiryListQuery = (span: ExpirySpan) => ({
  ...listContractExpiriesInfiniteOptions({ query: { ...daysOf(span), count: 'capped' } }),
  ...byCursor,
  placeholderData: keepPreviousData,
  meta: { handled: true },
});

function daysOf(span: ExpirySpan): ExpiryQuery {
  const today = todayInRome();
  if (span === 'passate') return { endsFrom: '1900-01-01', endsTo: shiftDay(today, -1) };
  return span === 'tutte' ? { endsFrom: today } : { endsFrom: today, endsTo: shiftDay(today, Number(span)) };
}
