import { v7 as uuidv7 } from 'uuid';
import { asLogin } from '../database.js';
import { CRM_KINDS } from '../isolation-crm.js';
import type { Fixtures } from '../isolation-fixtures.js';
import { only } from '../isolation-markers.js';
import type { Tenant } from '../isolation-people.js';
import { own, type MakeTarget } from '../isolation-targets.js';
import type { Person } from '../make.js';
import { letters } from '../samples.js';
import type { Case } from './case.js';
import { kinds as clientKinds } from './clients.cases.js';
import { kinds as peopleKinds } from './people.cases.js';

const needs = 'view, create, edit, tag';
const view = { 'path id': 'view' } as const;
const criteria = {
  'body /criteria/assigneeId/0': 'user',
  'body /criteria/createdById/0': 'user',
  'body /criteria/tagId/0': 'tag',
  'body /criteria/stageId/0': 'first stage',
} as const;
/** Criteria that only lists of CRM actions have. */
const ofActions = {
  'body /criteria/clientId': 'client',
  'body /criteria/typeId/0': 'action type',
  'body /criteria/outcomeId/0': 'closing outcome',
  'body /criteria/operatorId/0': 'user',
} as const;
const ofThoseActions = Object.fromEntries(
  Object.entries(ofActions).map(([place, kind]) => [place, `${kind} for a view of actions` as const]),
);
/** Criteria with ids that are not visible are accepted and match nothing, as in a list. */
const visibleLater = Object.keys(criteria);

/** Saved views, exports and the global search. */
export const cases: Record<string, Case> = {
  listViews: { needs },
  createView: {
    needs,
    ids: { ...criteria, ...ofActions },
    visibleLater: [...visibleLater, ...Object.keys(ofActions)],
    body: (next, at) => ({ name: letters(next(), 12), target: (at?.place ?? '') in ofActions ? 'crm-actions' : 'prospects', criteria: {} }),
    trimmed: ['name'],
  },
  getView: { needs, ids: view },
  updateView: {
    needs,
    ids: { ...view, ...criteria, ...ofThoseActions },
    visibleLater: [...visibleLater, ...Object.keys(ofActions)],
    body: (next) => ({ name: letters(next(), 12), criteria: {} }),
    trimmed: ['name'],
  },
  deleteView: { needs, ids: view },
  exportList: {
    needs: 'export',
    ids: {
      'body /ids/0': 'prospect',
      'body /filter/assigneeId/0': 'user',
      'body /filter/createdById/0': 'user',
      'body /filter/tagId/0': 'tag',
      'body /filter/stageId/0': 'first stage',
    },
    visibleLater: ['body /ids/0', ...visibleLater.map((place) => place.replace('criteria', 'filter'))],
    body: (_next, at) => ({ target: 'prospects', format: 'csv', ...(at?.place?.startsWith('body /ids') ? {} : { filter: {} }) }),
  },
  getExportFile: { needs: 'export', ids: { 'path id': 'export' } },
  listMunicipalities: { needs, query: { q: 'torino' } },
  search: { needs, query: { q: 'nessuno si chiama cosi' } },
};

/** Target of a criterion that only lists of actions have, with a saved view that accepts it. */
const inViewOfActions =
  (make: MakeTarget | undefined): MakeTarget =>
  async (fixtures, caller, relation) => {
    const target = await make?.(fixtures, caller, relation);
    return target && { ...target, beside: { 'path id': await insertView(fixtures, caller.tenant, caller.person, 'crm-actions') } };
  };

export const kinds: Record<string, MakeTarget> = {
  view: own(insertView),
  export: own(insertExport),
  'client for a view of actions': inViewOfActions(clientKinds['client']),
  'action type for a view of actions': inViewOfActions(CRM_KINDS['action type']),
  'closing outcome for a view of actions': inViewOfActions(CRM_KINDS['closing outcome']),
  'user for a view of actions': inViewOfActions(peopleKinds['user']),
};

async function insertView({ test, markers }: Fixtures, tenant: Tenant, person: Person, target = 'prospects'): Promise<string> {
  const id = uuidv7();
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO views (agency_id, id, user_id, scope, target, name, criteria, created_at) VALUES ($1, $2, $3, 'personal', $5, $4, '{}', now())`,
      [tenant.agency.id, id, person.id, markers.word('view', only(person.id)), target],
    ),
  );
  return id;
}

async function insertExport({ test }: Fixtures, tenant: Tenant, person: Person): Promise<string> {
  const id = uuidv7();
  const details = { target: 'prospects', filter: {}, columns: ['displayName', 'email', 'lostReason'], file: `/api/v1/exports/${id}/file` };
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO long_jobs (agency_id, id, user_id, kind, state, details, created_at) VALUES ($1, $2, $3, 'export', 'done', $4, now())`,
      [tenant.agency.id, id, person.id, details],
    ),
  );
  return id;
}
