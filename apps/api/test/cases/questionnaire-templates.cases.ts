import { v7 as uuidv7 } from 'uuid';
import { asLogin } from '../database.js';
import { ofAgency } from '../isolation-markers.js';
import type { Case, InsertMarked } from './case.js';

export const cases: Record<string, Case> = {};

export const insertMarked: InsertMarked = (test, markers, tenant, owner) =>
  asLogin(test.database.ownerUrl, async (db) => {
    const word = () => markers.word('questionnaire template', ofAgency(tenant));
    const question = { code: 'custom.first', text: word(), type: 'yesNo', topic: 'risk', areas: [] };
    await db.query(
      `INSERT INTO questionnaire_templates (agency_id, id, family_id, client_type, name, template_version, standard, state, minutes_from, minutes_to,
         question_count, content, published_at, created_by_id, created_at, updated_at)
       VALUES ($1, $2, $3, 'retail', $4, 1, false, 'published', 1, 2, 1, $5, now(), $6, now(), now())`,
      [tenant.agency.id, uuidv7(), uuidv7(), word(), { areas: [], sections: [{ title: word(), questions: [question] }] }, owner.id],
    );
  });
