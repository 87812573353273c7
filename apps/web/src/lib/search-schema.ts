import * as v from 'valibot';

/** Drops an invalid value of the address instead of showing an error. */
export const lenient = <const Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);

/** List of values, separated by commas. */
export const anyOf = <const Item extends v.GenericSchema>(item: Item) =>
  lenient(
    v.pipe(
      v.unknown(),
      v.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
      v.array(item),
      v.minLength(1),
      v.maxLength(50),
    ),
  );

export const id = v.pipe(v.string(), v.uuid());

/** Words of a search. */
export const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** Day of the calendar, as YYYY-MM-DD. */
export const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((text) => new Date(text).toJSON()?.startsWith(text) === true),
);

/** Every value in the address is text. */
export const integer = (min: number, max: number) =>
  v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(min), v.maxValue(max));
