import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ibanFault, normalizeIban, type IbanFault } from '@sestante/italian-ids/iban';
import { rule } from '../../core/http/fields.js';

const MASKED = /[*•…]/;
const LONGEST = 50;
const FAULTS: Record<IbanFault, string> = {
  empty: 'must not be empty',
  characters: 'must have letters and digits only',
  country: 'must begin with a country that has IBANs',
  length: 'must have the length of its country: 27 characters for Italy',
  structure: 'must have the format of its country',
  'check-digits': 'must have the right check digits: the third and the fourth',
  'national-check': 'must have the right CIN: the fifth character',
};

const faultOf = (value: unknown): IbanFault | null =>
  typeof value === 'string' && value.length <= LONGEST ? ibanFault(normalizeIban(value)) : 'structure';

/** Validates an IBAN and stores it in capitals without separators. The error code names the problem; a masked IBAN is invalid. */
export const IsIban = () =>
  applyDecorators(
    ApiProperty({ type: 'string', example: 'IT60X0542811101000000123456', maxLength: LONGEST }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && value.length <= LONGEST && faultOf(value) === null ? normalizeIban(value) : value,
    ),
    rule('masked-iban', 'is masked: send the whole IBAN, or leave it out', (value) => typeof value !== 'string' || !MASKED.test(value)),
    ...Object.entries(FAULTS).map(([fault, message]) =>
      rule(`iban-${fault}`, message, (value) => faultOf(value) !== fault || (typeof value === 'string' && MASKED.test(value))),
    ),
  );
