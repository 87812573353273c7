import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { normalizeVatNumber, isVatNumber } from '@sestante/italian-ids/vat-number';
import { parsePhone } from '@sestante/italian-ids/phone';
import { rule } from '../core/http/fields.js';

// Each accepts what people type and keeps the one canonical form; what cannot be read is left as it came, and refused.

const canonical = (read: (text: string) => string | null) =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.length <= 50 ? (read(value) ?? value) : value));

/** The last number read: each is read twice, to be made canonical and to be checked. */
let lastRead: { text: string; number: string | null } | undefined;
function readPhone(text: string): string | null {
  if (lastRead?.text !== text && lastRead?.number !== text) lastRead = { text, number: parsePhone(text) };
  return lastRead?.number ?? null;
}

/** A telephone number, kept in E.164. */
export const IsPhone = () =>
  applyDecorators(
    ApiProperty({ type: 'string', example: '+390115551234', maxLength: 50 }),
    canonical(readPhone),
    rule('phone', 'must be a telephone number', (value) => typeof value === 'string' && readPhone(value) !== null),
  );

/** An Italian VAT number with its right check digit; "IT" in front is accepted and dropped. */
export const IsVatNumber = () =>
  applyDecorators(
    ApiProperty({ type: 'string', example: '09871230018', maxLength: 50 }),
    canonical(normalizeVatNumber),
    rule('vat-number', 'must be an Italian VAT number', (value) => typeof value === 'string' && isVatNumber(value)),
  );

/**
 * The shape of a fiscal code, in upper case without spaces. Codes that exist on paper may be odd, so a wrong check
 * character or a mismatch with the name is a warning for the user and not a refusal.
 */
export const IsFiscalCode = () =>
  applyDecorators(
    ApiProperty({ type: 'string', example: 'RSSMRA80A01H501U', maxLength: 50 }),
    canonical((text) => text.replace(/\s/g, '').toUpperCase()),
    rule(
      'fiscal-code',
      'must be a fiscal code: 16 letters and digits, or 11 digits',
      (value) => typeof value === 'string' && /^([A-Z0-9]{16}|\d{11})$/.test(value),
    ),
  );
