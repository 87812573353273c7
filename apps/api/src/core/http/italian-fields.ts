import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { normalizeVatNumber, isVatNumber } from '@sestante/italian-ids/vat-number';
import { parsePhone } from '@sestante/italian-ids/phone';
import { rule } from './fields.js';

// Each decorator accepts common spellings and stores the canonical form; input it cannot parse is kept as is and refused.

const canonical = (read: (text: string) => string | null) =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.length <= 50 ? (read(value) ?? value) : value));

/** Cache of the last phone number parsed, since each value is parsed twice: to normalize it and to validate it. */
let lastRead: { text: string; number: string | null } | undefined;
function readPhone(text: string): string | null {
  if (lastRead?.text !== text && lastRead?.number !== text) lastRead = { text, number: parsePhone(text) };
  return lastRead?.number ?? null;
}

/** Validates a phone number and normalizes it to E.164. */
export const IsPhone = () =>
  applyDecorators(
    ApiProperty({ type: 'string', example: '+390115551234', maxLength: 50 }),
    canonical(readPhone),
    rule('phone', 'must be a telephone number', (value) => typeof value === 'string' && readPhone(value) !== null),
  );

/** Validates an Italian VAT number including its check digit; a leading "IT" is accepted and removed. */
export const IsVatNumber = () =>
  applyDecorators(
    ApiProperty({ type: 'string', example: '09871230018', maxLength: 50 }),
    canonical(normalizeVatNumber),
    rule('vat-number', 'must be an Italian VAT number', (value) => typeof value === 'string' && isVatNumber(value)),
  );

/**
 * Validates the format of a fiscal code and normalizes it to upper case without spaces. Officially issued codes may be
 * irregular, so a wrong check character or a mismatch with the name is only a warning (`POST /clients/check`).
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
