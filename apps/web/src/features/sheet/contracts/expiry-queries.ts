import { keepPreviousData } from '@tanstack/react-query';
import { listContractExpiriesInfiniteOptions, listContractExpiriesOptions } from '@sestante/api-client/query';
import type { ListContractExpiriesData } from '@sestante/api-client/types';
import { shiftDay, todayInRome } from '../../../lib/formats';
import { byCursor } from '../../../lib/paging';
import type { ExpirySpan } from './expiries-search';

type ExpiryQuery = NonNullable<ListContractExpiriesData['query']>;

/** Maximum number of contracts included in a sum. */
export const MAX_SUMMED = 200;

/** Contracts that end within a number of days from today, soonest first, with their total. */
export const expiriesWithin = (days: number, limit: number) => ({
  ...listContractExpiriesOptions({ query: { endsFrom: todayInRome(), endsTo: shiftDay(todayInRome(), days), limit, count: 'capped' } }),
  placeholderData: keepPreviousData,
  meta: { handled: true },
});

/** Pages of contracts that end in a span of days. */
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
