import { v7 as uuidv7 } from 'uuid';
import { asLogin } from '../database.js';
import type { Fixtures } from '../isolation-fixtures.js';
import { ofAgency } from '../isolation-markers.js';
import type { Tenant } from '../isolation-people.js';
import { ofTenant, type MakeTarget } from '../isolation-targets.js';
import { letters } from '../samples.js';
import type { Case, InsertMarked } from './case.js';

const needs = 'settings, users, keys, webhooks, Omnia, audit';
const draft = { 'path id': 'draft of a template' } as const;

export const cases: Record<string, Case> = {
  listQuestionnaireTemplates: { needs: 'view, create, edit, tag' },
  copyQuestionnaireTemplate: {
    needs,
    ids: { 'body /copyOf': 'template' },
    body: (next, at) => ({ name: letters(next(), 12), ...(at ? { copyOf: at.caller.tenant.templateId } : {}) }),
    trimmed: ['name'],
  },
  getQuestionnaireTemplate: { needs: 'view, create, edit, tag', ids: { 'path id': 'template' } },
  updateQuestionnaireTemplate: {
    needs,
    ids: draft,
    body: (next) => ({ name: letters(next(), 12), minutes: { from: 1, to: 240 }, sections: [section(() => letters(next(), 12))] }),
    trimmed: ['name'],
  },
  deleteQuestionnaireTemplate: { needs, ids: draft },
  addQuestionnaireTemplateVersion: { needs, ids: { 'path id': 'template' } },
  publishQuestionnaireTemplate: { needs, ids: draft },
  archiveQuestionnaireTemplate: { needs, ids: { 'path id': 'template' } },
  unarchiveQuestionnaireTemplate: { needs, ids: { 'path id': 'archived template' } },
  restoreQuestionnaireTemplate: { needs, ids: { 'path id': 'draft of a template in the trash' } },
};

export const kinds: Record<string, MakeTarget> = {
  template: ofTenant((fixtures, tenant) => insertTemplate(fixtures, tenant, 'published')),
  'archived template': ofTenant((fixtures, tenant) => insertTemplate(fixtures, tenant, 'archived')),
  'draft of a template': ofTenant((fixtures, tenant) => insertTemplate(fixtures, tenant, 'draft')),
  'draft of a template in the trash': ofTenant((fixtures, tenant) => insertTemplate(fixtures, tenant, 'draft', true)),
};

export const insertMarked: InsertMarked = (test, markers, tenant) => insertTemplate({ test, markers }, tenant, 'published');

const section = (word: () => string) => ({
  title: word(),
  questions: [
    {
      code: 'custom.first',
      text: word(),
      type: 'oneOf',
      choices: [
        { code: 'one', label: word() },
        { code: 'other', label: word() },
      ],
      topic: 'risk',
      areas: [],
    },
  ],
});

async function insertTemplate(
  { test, markers }: Pick<Fixtures, 'test' | 'markers'>,
  tenant: Tenant,
  state: 'draft' | 'published' | 'archived',
  trashed = false,
): Promise<string> {
  const id = uuidv7();
  const word = () => markers.word('questionnaire template', ofAgency(tenant));
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO questionnaire_templates (agency_id, id, family_id, client_type, name, template_version, standard, state, minutes_from, minutes_to,
         question_count, content, published_at, created_by_id, created_at, updated_at, deleted_at, deleted_by_id)
       VALUES ($1, $2, gen_random_uuid(), 'retail', $3, 1, false, $4, 1, 2, 1, $5, CASE WHEN $4 <> 'draft' THEN now() END, $6, now(), now(),
         CASE WHEN $7 THEN now() END, CASE WHEN $7 THEN $6::uuid END)`,
      [tenant.agency.id, id, word(), state, { areas: [], sections: [section(word)] }, tenant.admin.id, trashed],
    ),
  );
  return id;
}
