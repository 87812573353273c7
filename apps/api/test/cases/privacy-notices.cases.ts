import { v7 as uuidv7 } from 'uuid';
import { asLogin } from '../database.js';
import { ofAgency } from '../isolation-markers.js';
import { ofTenant, type MakeTarget } from '../isolation-targets.js';
import type { Fixtures } from '../isolation-fixtures.js';
import type { Tenant } from '../isolation-people.js';
import { letters } from '../samples.js';
import type { Case, InsertMarked } from './case.js';

const needs = 'view, create, edit, tag';
const settings = 'settings, users, keys, webhooks, Omnia, audit';

export const cases: Record<string, Case> = {
  listPrivacyNotices: { needs },
  publishPrivacyNotice: { needs: settings, body: (next) => ({ notice: letters(next(), 12), terms: letters(next(), 12) }) },
  getCurrentPrivacyNotice: { needs },
  proposePrivacyNotice: { needs },
  getPrivacyNotice: { needs, ids: { 'path id': 'privacy notice' } },
};

export const kinds: Record<string, MakeTarget> = {
  'privacy notice': ofTenant(insertNotice),
};

export const insertMarked: InsertMarked = (test, markers, tenant) => insertNotice({ test, markers }, tenant);

async function insertNotice({ test, markers }: Pick<Fixtures, 'test' | 'markers'>, tenant: Tenant): Promise<string> {
  const id = uuidv7();
  const word = () => markers.word('privacy notice', ofAgency(tenant));
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO privacy_notices (agency_id, id, version, notice, terms, content_sha256, published_at, published_by_id)
       SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, repeat('0', 64), now(), $5 FROM privacy_notices WHERE agency_id = $1`,
      [tenant.agency.id, id, word(), word(), tenant.admin.id],
    ),
  );
  return id;
}
