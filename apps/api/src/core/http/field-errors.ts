import type { FieldError } from '../errors.js';

export const UNKNOWN_FIELD = { code: 'unknown-field', message: 'This field does not exist here.' };

const LONGEST_POINTER = 200;

/** Returns the JSON pointer to a key; overlong keys are cut. */
export const pointerTo = (parent: string, key: string): string =>
  `${parent}/${key.slice(0, LONGEST_POINTER).replaceAll('~', '~0').replaceAll('/', '~1')}`.slice(0, LONGEST_POINTER);

const MAX_REPORTED = 100;
const MAX_BYTES = 40_000;

/** Returns the errors that fit into an answer: the first hundred, and no more than 40 kB. */
export function reportedErrors(errors: readonly FieldError[]): FieldError[] {
  let bytes = 0;
  const reported: FieldError[] = [];
  for (const error of errors.slice(0, MAX_REPORTED)) {
    bytes += Buffer.byteLength(JSON.stringify(error));
    if (bytes > MAX_BYTES && reported.length > 0) break;
    reported.push(error);
  }
  return reported;
}
