import * as v from 'valibot';
import { anyOf, day, id, lenient } from '../../lib/search-schema.ts';

export const statisticsSearch = v.object({
  dal: lenient(day),
  al: lenient(day),
  passo: lenient(v.picklist(['giorno', 'settimana', 'mese'])),
  op: anyOf(v.union([v.literal('me'), id])),
});

export type StatisticsSearch = v.InferOutput<typeof statisticsSearch>;
export type Step = NonNullable<StatisticsSearch['passo']>;
