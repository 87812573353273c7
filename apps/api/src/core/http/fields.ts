import { ApiProperty } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import {
  buildMessage,
  getMetadataStorage,
  IsEmail,
  IsIn,
  IsISO31661Alpha2,
  Matches,
  MaxLength,
  ValidateBy,
  type ValidationOptions,
} from 'class-validator';

// Validators that class-validator lacks and every feature needs; its own are used as they are.

const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** Creates a validator; its name becomes the error's `code`. */
export const rule = (name: string, message: string, validate: (value: unknown) => boolean, options?: ValidationOptions) =>
  ValidateBy({ name, validator: { validate, defaultMessage: buildMessage((each) => `${each}$property ${message}`, options) } }, options);

/**
 * Refuses duplicates in a list. Has the name of class-validator's own check, by which Swagger knows it; that one compares
 * all pairs, which takes seconds for ten thousand elements.
 */
export const ArrayUnique = (of: (item: never) => unknown = (item) => item) =>
  rule(
    'arrayUnique',
    'must not contain duplicates',
    (value) => Array.isArray(value) && new Set((value as never[]).map(of)).size === value.length,
  );

/** Returns the names of the fields that the classes declare, by their validators. */
export function fieldsOf(...classes: (new () => object)[]): ReadonlySet<string> {
  const declared = classes.flatMap((fields) => getMetadataStorage().getTargetValidationMetadatas(fields, '', false, false));
  return new Set(declared.map(({ propertyName }) => propertyName));
}

/** One line of text, not blank. To clear a field send `null`, not `""`. */
export const IsLine = (max: number, options?: ValidationOptions) =>
  applyDecorators(
    ...(options?.each ? [] : [ApiProperty({ type: 'string', minLength: 1, maxLength: max })]),
    MaxLength(max, options),
    rule('blank', 'must not be blank; null clears it', (value) => typeof value === 'string' && value.trim() !== '', options),
    rule(
      'single-line',
      'must be one line without control characters',
      (value) => typeof value === 'string' && !CONTROL.test(value),
      options,
    ),
  );

/** E-mail address that every server can deliver to; letters beyond ASCII are refused, being nearly always typos. */
export const IsMailAddress = () =>
  applyDecorators(
    ApiProperty({ type: 'string', format: 'email', maxLength: 254 }),
    MaxLength(254),
    IsEmail(),
    rule('ascii', 'must be an e-mail address without accents', (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)),
  );

/** ISO 3166-1 alpha-2 code, in capitals. */
export const IsCountry = () =>
  applyDecorators(ApiProperty({ type: 'string', pattern: '^[A-Z]{2}$', example: 'IT' }), Matches(/^[A-Z]{2}$/), IsISO31661Alpha2());

/** Existing calendar day, `YYYY-MM-DD`. */
export const IsDay = () =>
  applyDecorators(
    ApiProperty({ type: 'string', format: 'date' }),
    rule('day', 'must be a day, YYYY-MM-DD', (value) => typeof value === 'string' && isDay(value)),
  );

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/i;

/** Instant, RFC 3339, with its zone. PostgreSQL accepts only some of ISO 8601's other forms. */
export const IsInstant = (options: { required: boolean }) =>
  applyDecorators(
    ApiProperty({ type: 'string', format: 'date-time', ...options }),
    rule(
      'instant',
      'must be an instant such as 2026-11-21T10:00:00Z',
      (value) => typeof value === 'string' && isDay(INSTANT.exec(value)?.[1] ?? ''),
    ),
  );

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && day.getUTCFullYear() >= 1000;
}

/** Exact amount: a decimal string of at most twelve whole digits and two decimals, never a float. */
export class Money {
  @ApiProperty({ example: '1234.56', pattern: '^\\d{1,12}(\\.\\d{1,2})?$' })
  @Matches(/^\d{1,12}(\.\d{1,2})?$/, { message: 'amount must be a decimal such as "1234.56"' })
  amount: string;

  @ApiProperty({ enum: ['EUR'], type: 'string' })
  @IsIn(['EUR'])
  currency: string;
}

/** Removes null values: in a filter, `null` means that the criterion is omitted. */
export const withoutNulls = <Filter extends object>(filter: Filter): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null)) as Filter;

/** Transform for values that are stored in lower case, such as e-mail addresses. */
export function lowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
