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
};

export const insertMarked: InsertMarked = (test, markers, tenant) => {
  const word = () => markers.word('agency details', ofAgency(tenant));
  return asLogin(test.database.ownerUrl, (db) =>
    db.query(
      'UPDATE agency_details SET address = $2, email = $3, phone = $4, pec = $5, register_number = $6, registered_on = NULL WHERE agency_id = $1',
      [tenant.agency.id, { street: word(), city: word() }, word(), word(), word(), word()],
    ),
  );
};
