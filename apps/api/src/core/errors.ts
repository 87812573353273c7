/** Error of one field of a request: `pointer` is a JSON pointer into the body, or the name of a parameter. */
export interface FieldError {
  pointer: string;
  code: string;
  message: string;
  /** Row of a file, counted as a spreadsheet does. */
  row?: number;
}

/**
 * Error thrown to refuse a request; `core/http/problem.filter.ts` turns it into RFC 9457.
 * `code` is part of the contract and never changes; `detail` is English prose for developers.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly more: { errors?: FieldError[]; retryAfter?: number; extra?: Record<string, unknown> } = {},
  ) {
    super(detail);
  }
}

/** Missing, malformed or invisible resource: callers cannot tell the three apart. */
export const notFound = () => new Problem(404, 'not-found', 'The resource does not exist or is not visible to you.');

export const forbidden = (detail: string, code = 'forbidden') => new Problem(403, code, detail);

/** "View as" sessions are read-only. */
export const viewOnly = () => forbidden('"View as" sessions are read-only: nothing can be changed.', 'view-only');

export const conflict = (code: string, detail: string, errors?: FieldError[]) => new Problem(409, code, detail, errors ? { errors } : {});

/** One or more fields of the body are invalid. */
export const invalid = (errors: FieldError[]) =>
  new Problem(422, 'validation-failed', `${errors.length === 1 ? 'A field is' : `${errors.length} fields are`} not acceptable.`, {
    errors,
  });

/** Id in a body that is missing or not visible; callers cannot tell the two apart. */
export const unknownReference = (pointer: string): FieldError => ({
  pointer,
  code: 'not-found',
  message: 'The record does not exist or is not visible to you.',
});

export const badRequest = (code: string, detail: string, errors?: FieldError[]) => new Problem(400, code, detail, errors ? { errors } : {});

/** No disk space for a file; requests without files still work. */
export const diskFull = () =>
  new Problem(507, 'disk-full', 'There is no disk space left for files. The operator of the installation must free some.');

/** Overload: refused at once instead of kept waiting. */
export const overloaded = (code = 'overloaded', detail = 'Too many requests are waiting. Try again shortly.') =>
  new Problem(503, code, detail, { retryAfter: 1 });
