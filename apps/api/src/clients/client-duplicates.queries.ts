import { Injectable } from '@nestjs/common';
import { normalizeFiscalCode } from '@sestante/italian-ids/fiscal-code';
import { parsePhone } from '@sestante/italian-ids/phone';
import { isVatNumber, normalizeVatNumber } from '@sestante/italian-ids/vat-number';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { invalid, unknownReference } from '../core/errors.js';
import type { CheckClientDto, Duplicate, DuplicateClient, DuplicateReason } from './client-check.dto.js';
import { searchable } from '../core/search-words.js';

const MAX_ITEMS = 10;
/** Likelihood of a duplicate per shared value. Families share phones and addresses, and namesakes are common. */
const WEIGHTS: Record<DuplicateReason, number> = {
  'fiscal-code': 0.98,
  'vat-number': 0.95,
  'name-and-birth-date': 0.9,
  email: 0.6,
  phone: 0.5,
  name: 0.3,
};

interface Row extends DuplicateClient {
  reasons: DuplicateReason[];
}

/** Finds records that may be the same person or company, with one index lookup per reason. */
@Injectable()
export class ClientDuplicatesQueries {
  constructor(private readonly db: Db) {}

  /** @throws 422 when the record being edited does not exist or is not visible */
  async find(actor: Actor, fields: CheckClientDto): Promise<Duplicate[]> {
    const conditions = conditionsOf(fields);
    if (fields.clientId) await this.assertVisible(actor, fields.clientId);
    if (conditions.length === 0) return [];
    const scope = visibleTo(actor, 'owned', 'c');
    const also = fields.clientId ? sql` AND c.id <> ${fields.clientId}` : empty;
    // One branch per reason uses its index; a single condition with OR would scan the whole agency.
    const branches = conditions.map(
      ({ reason, condition }) =>
        sql`(SELECT c.id, ${reason}::text AS reason FROM clients c WHERE ${scope} AND c.deleted_at IS NULL AND ${condition}${also} LIMIT ${integer(MAX_ITEMS)})`,
    );
    const rows = await this.db.read<Row>(
      actor,
      sql`SELECT c.id, c.display_name AS "displayName", c.initials, c.type, c.status, to_char(c.birth_date, 'YYYY-MM-DD') AS "birthDate", c.address ->> 'city' AS city, hit.reasons
       FROM (SELECT id, array_agg(DISTINCT reason) AS reasons FROM (${join(branches, ' UNION ALL ')}) found GROUP BY id) hit
       CROSS JOIN LATERAL (SELECT * FROM clients c WHERE c.id = hit.id AND ${scope} OFFSET 0) c`,
    );
    return rows
      .map(({ reasons, ...client }) => ({ client, reasons: summarizeReasons(reasons), score: likelihood(reasons) }))
      .toSorted((one, other) => other.score - one.score || (one.client.displayName < other.client.displayName ? -1 : 1))
      .slice(0, MAX_ITEMS);
  }

  private async assertVisible(actor: Actor, id: string): Promise<void> {
    const scope = visibleTo(actor, 'owned', 'c');
    const seen = await this.db.read(actor, sql`SELECT 1 FROM clients c WHERE c.id = ${id} AND ${scope} AND c.deleted_at IS NULL`);
    if (seen.length === 0) throw invalid([unknownReference('/clientId')]);
  }
}

function conditionsOf(fields: CheckClientDto): { reason: DuplicateReason; condition: Sql }[] {
  const found: { reason: DuplicateReason; condition: Sql }[] = [];
  const add = (reason: DuplicateReason, condition: Sql) => void found.push({ reason, condition });
  const code = normalizeFiscalCode(fields.fiscalCode ?? '');
  if (/^([A-Z0-9]{16}|\d{11})$/.test(code)) add('fiscal-code', sql`c.fiscal_code = ${code}`);
  const vat = normalizeVatNumber(fields.vatNumber ?? '');
  if (isVatNumber(vat)) {
    add('vat-number', sql`c.vat_number = ${vat}`);
    // A company's fiscal code usually equals its VAT number, and often only one of the two is filled in.
    add('vat-number', sql`c.fiscal_code = ${vat}`);
  }
  const phone = parsePhone(fields.phone ?? '');
  if (phone) add('phone', sql`c.phone = ${phone}`);
  const email = fields.email?.trim().toLowerCase();
  if (email?.includes('@')) add('email', sql`c.email = ${email}`);
  const birthDate =
    /^\d{4}-\d{2}-\d{2}$/.test(fields.birthDate ?? '') && !Number.isNaN(Date.parse(`${fields.birthDate}`)) ? fields.birthDate : null;
  const keys = namesOf(fields);
  if (keys.length > 0 && birthDate)
    add('name-and-birth-date', sql`c.birth_date = ${birthDate}::date AND c.sort_key = ANY (${keys}::text[])`);
  // People with equal names but different birth dates are not duplicates.
  for (const key of keys)
    add(
      'name',
      sql`c.status IN ('client', 'prospect') AND c.sort_key = ${key}${birthDate ? sql` AND (c.birth_date IS NULL OR c.birth_date = ${birthDate}::date)` : empty}`,
    );
  return found;
}

/** Sort keys that a record with this name would have, including with first and last name swapped. */
function namesOf({ type, firstName, lastName, companyName }: CheckClientDto): string[] {
  const person = [`${lastName} ${firstName}`, `${firstName} ${lastName}`];
  const names = firstName?.trim() && lastName?.trim() ? person : [];
  const companies = companyName?.trim() && type !== 'professional' ? [companyName] : [];
  return [...new Set([...names, ...companies].map((name) => searchable(name).slice(0, 400)))].filter(Boolean);
}

/** Orders the reasons by weight and drops `name` where `name-and-birth-date` implies it. */
const summarizeReasons = (reasons: DuplicateReason[]): DuplicateReason[] =>
  (Object.keys(WEIGHTS) as DuplicateReason[]).filter(
    (reason) => reasons.includes(reason) && !(reason === 'name' && reasons.includes('name-and-birth-date')),
  );

const likelihood = (reasons: DuplicateReason[]): number =>
  Math.round((1 - summarizeReasons(reasons).reduce((rest, reason) => rest * (1 - WEIGHTS[reason]), 1)) * 100) / 100;
