import { Injectable } from '@nestjs/common';
import { decodeFiscalCode } from '@sestante/italian-ids/fiscal-code-decode';
import { fiscalCodeMismatches } from '@sestante/italian-ids/fiscal-code-mismatch';
import { isFiscalCode, normalizeFiscalCode } from '@sestante/italian-ids/fiscal-code';
import { isIban, normalizeIban } from '@sestante/italian-ids/iban';
import { loadPlaces } from '@sestante/italian-ids/load-places';
import { parsePhone } from '@sestante/italian-ids/phone';
import { isVatNumber, normalizeVatNumber } from '@sestante/italian-ids/vat-number';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import type { CheckClientDto, CheckedFiscalCode, CheckedNumber, ClientCheck } from './client-check.dto.js';
import { ClientDuplicatesQueries } from './client-duplicates.queries.js';

/** Checks a form while it is being filled in. Returns warnings and never refuses a value. */
@Injectable()
export class ClientCheckService {
  constructor(private readonly duplicates: ClientDuplicatesQueries) {}

  /** @throws 422 when the record being edited does not exist or is not visible */
  async check(actor: Actor, fields: CheckClientDto): Promise<ClientCheck> {
    const vat = normalizeVatNumber(fields.vatNumber ?? '');
    const iban = normalizeIban(fields.iban ?? '');
    const phone = parsePhone(fields.phone ?? '');
    return {
      fiscalCode: fields.fiscalCode ? await fiscalCode(fields) : null,
      vatNumber: fields.vatNumber ? number(isVatNumber(vat) ? vat : null) : null,
      iban: fields.iban ? number(isIban(iban) ? iban : null) : null,
      phone: fields.phone ? number(phone) : null,
      duplicates: await this.duplicates.find(actor, fields),
    };
  }
}

const number = (value: string | null): CheckedNumber => ({ valid: value !== null, value });

/** Decodes the fiscal code and lists its disagreements with the other fields. */
async function fiscalCode(fields: CheckClientDto): Promise<CheckedFiscalCode> {
  const code = normalizeFiscalCode(fields.fiscalCode ?? '');
  const day = today();
  const places = await loadPlaces();
  const decoded = decodeFiscalCode(code, day);
  const place = decoded && places.byCode(decoded.belfioreCode);
  // The code does not encode the century, so the birth date of the form decides between the two.
  const older = decoded?.olderBirthDate !== null && decoded?.olderBirthDate === fields.birthDate;
  return {
    valid: isFiscalCode(code),
    birthDate: (older ? decoded?.olderBirthDate : decoded?.birthDate) ?? null,
    gender: decoded?.gender ?? null,
    birthPlace: decoded && {
      name: place?.name ?? null,
      province: place?.province ?? null,
      country: place?.country ?? null,
      belfioreCode: decoded.belfioreCode,
    },
    mismatches: fiscalCodeMismatches(code, fields, { today: day, places }).map((mismatch) => ({ expected: null, ...mismatch })),
  };
}
