import * as z from 'zod/mini';

const lenient = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

export const statisticsSearch = z.object({
  dal: lenient(z.iso.date()),
  al: lenient(z.iso.date()),
  passo: lenient(z.enum(['giorno', 'settimana', 'mese'])),
  op: lenient(
    z.pipe(
      z.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
      z.array(z.union([z.literal('me'), z.guid()])).check(z.minLength(1), z.maxLength(50)),
    ),
  ),
});

export type StatisticsSearch = z.infer<typeof statisticsSearch>;
export type Step = NonNullable<StatisticsSearch['passo']>;
