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

// Checks that class-validator lacks and every feature needs. What it has is used as it is.

const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** A rule of our own; its name becomes the error's `code`. */
export const rule = (name: string, message: string, validate: (value: unknown) => boolean, options?: ValidationOptions) =>
  ValidateBy({ name, validator: { validate, defaultMessage: buildMessage((each) => `${each}$property ${message}`, options) } }, options);

/**
 * A list in which nothing stands twice. It has the name of class-validator's own check, by which Swagger knows it; that one
 * compares each element with each, which takes seconds for ten thousand.
 */
export const ArrayUnique = (of: (item: never) => unknown = (item) => item) =>
  rule(
    'arrayUnique',
    'must not hold an element twice',
    (value) => Array.isArray(value) && new Set((value as never[]).map(of)).size === value.length,
  );

/** The names of the fields that the classes declare, by their checks. */
export function fieldsOf(...classes: (new () => object)[]): ReadonlySet<string> {
  const declared = classes.flatMap((fields) => getMetadataStorage().getTargetValidationMetadatas(fields, '', false, false));
  return new Set(declared.map(({ propertyName }) => propertyName));
}

/** One line of text, not blank. To empty a field send `null`, not `""`. */
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

/** An e-mail address that every server can deliver to: a letter beyond ASCII is nearly always a slip of the keyboard. */
export const IsMailAddress = () =>
  applyDecorators(
    ApiProperty({ type: 'string', format: 'email', maxLength: 254 }),
    MaxLength(254),
    IsEmail(),
    rule('ascii', 'must be an e-mail address without accents', (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)),
  );

/** ISO 3166-1 alpha-2, in capitals. */
export const IsCountry = () =>
  applyDecorators(ApiProperty({ type: 'string', pattern: '^[A-Z]{2}$', example: 'IT' }), Matches(/^[A-Z]{2}$/), IsISO31661Alpha2());

/** A day of the calendar that exists, `YYYY-MM-DD`. */
export const IsDay = () =>
  applyDecorators(
    ApiProperty({ type: 'string', format: 'date' }),
    rule('day', 'must be a day, YYYY-MM-DD', (value) => typeof value === 'string' && isDay(value)),
  );

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/i;

/** An instant, RFC 3339, with its zone. Of ISO 8601's other forms PostgreSQL reads some and fails on others. */
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

/** An exact amount: a decimal string of at most twelve whole digits and two decimals, never a float. */
export class Money {
  @ApiProperty({ example: '1234.56', pattern: '^\\d{1,12}(\\.\\d{1,2})?$' })
  @Matches(/^\d{1,12}(\.\d{1,2})?$/, { message: 'amount must be a decimal such as "1234.56"' })
  amount: string;

  @ApiProperty({ enum: ['EUR'], type: 'string' })
  @IsIn(['EUR'])
  currency: string;
}
