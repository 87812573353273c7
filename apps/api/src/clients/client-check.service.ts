import { Injectable } from '@nestjs/common';
import { isFiscalCode, normalizeFiscalCode } from '@sestante/italian-ids/fiscal-code';
import { parsePhone } from '@sestante/italian-ids/phone';
import { isVatNumber, normalizeVatNumber } from '@sestante/italian-ids/vat-number';
import type { Actor } from '../core/auth/actor.js';
import type { CheckClientDto, CheckedFiscalCode, CheckedNumber, ClientCheck } from './client-check.dto.js';
import { ClientDuplicatesQueries } from './client-duplicates.queries.js';

/** What can be said of a form while it is being filled in: warnings, never refusals. */
@Injectable()
export class ClientCheckService {
  constructor(private readonly duplicates: ClientDuplicatesQueries) {}

  /** @throws 422 when the record that is being edited is not there or not visible */
  async check(actor: Actor, fields: CheckClientDto): Promise<ClientCheck> {
    const vat = normalizeVatNumber(fields.vatNumber ?? '');
    const phone = parsePhone(fields.phone ?? '');
    return {
      fiscalCode: fields.fiscalCode ? fiscalCode(fields) : null,
      vatNumber: fields.vatNumber ? number(isVatNumber(vat) ? vat : null) : null,
      iban: fields.iban ? number(null) : null,
      phone: fields.phone ? number(phone) : null,
      duplicates: await this.duplicates.find(actor, fields),
    };
  }
}

const number = (value: string | null): CheckedNumber => ({ valid: value !== null, value });

function fiscalCode({ fiscalCode: typed }: CheckClientDto): CheckedFiscalCode {
  const code = normalizeFiscalCode(typed ?? '');
  return { valid: isFiscalCode(code), birthDate: null, gender: null, birthPlace: null, mismatches: [] };
}
