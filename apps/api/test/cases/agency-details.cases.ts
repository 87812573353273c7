import type { Fixtures } from '../isolation-fixtures.js';
import type { Person } from '../make.js';
import { multipart, PNG } from '../sample-files.js';
import { asLogin } from '../database.js';
import { ofAgency } from '../isolation-markers.js';
import { letters } from '../samples.js';
import type { Case, InsertMarked } from './case.js';

export const cases: Record<string, Case> = {
  getAgencyDetails: { needs: 'view, create, edit, tag' },
  updateAgencyDetails: {
    needs: 'settings, users, keys, webhooks, Omnia, audit',
    body: (next) => ({ registerNumber: letters(next(), 12) }),
    trimmed: ['name'],
  },
  getAgencyLogo: { needs: 'view, create, edit, tag', before: giveLogo },
  putAgencyLogo: {
    needs: 'settings, users, keys, webhooks, Omnia, audit',
    form: (next) => multipart(next(), { name: 'logo.png', bytes: PNG }),
  },
  deleteAgencyLogo: { needs: 'settings, users, keys, webhooks, Omnia, audit' },
};

function giveLogo({ test }: Fixtures, { agencyId }: Person): Promise<void> {
  return asLogin(test.database.ownerUrl, async (db) => {
    await db.query('UPDATE agency_details SET logo = $2 WHERE agency_id = $1', [agencyId, PNG]);
  });
}

export const insertMarked: InsertMarked = (test, markers, tenant) => {
  const word = () => markers.word('agency details', ofAgency(tenant));
  return asLogin(test.database.ownerUrl, (db) =>
    db.query(
      'UPDATE agency_details SET address = $2, email = $3, phone = $4, pec = $5, register_number = $6, registered_on = NULL WHERE agency_id = $1',
      [tenant.agency.id, { street: word(), city: word() }, word(), word(), word(), word()],
    ),
  );
};
