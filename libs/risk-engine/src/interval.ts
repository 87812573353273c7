/** Least and greatest possible value; both are equal when all that the value depends on is known. */
export type Interval = readonly [low: number, high: number];

export const exactly = (value: number): Interval => [value, value];

export const sum = (...parts: readonly Interval[]): Interval => [
  parts.reduce((total, [low]) => total + low, 0),
  parts.reduce((total, [, high]) => total + high, 0),
];

export const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);

/** Applies a function that never falls as its argument grows. */
export const mapRising = ([low, high]: Interval, rising: (value: number) => number): Interval => [rising(low), rising(high)];

/** Interval that contains all the given ones. */
export const span = (parts: readonly Interval[]): Interval => [
  Math.min(...parts.map(([low]) => low)),
  Math.max(...parts.map(([, high]) => high)),
];

/** Whole percent of a part, rounded half up; 0 of nothing. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((200 * part + whole) / (2 * whole)));
