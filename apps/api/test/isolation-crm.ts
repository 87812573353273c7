import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { CrmActionTypesService } from '../src/crm-action-types/crm-action-types.service.js';
import { CrmActionsService } from '../src/crm-actions/crm-actions.service.js';
import { OutcomesService } from '../src/outcomes/outcomes.service.js';
import type { TestApp } from './app.js';
import { asLogin } from './database.js';
import { ofAgency, type Markers } from './isolation-markers.js';
import type { Caller, Tenant } from './isolation-people.js';
import { kindsOfClient, nowhere, ofTenant, unseen, type Relation, type Target } from './isolation-targets.js';
import type { Fixtures } from './isolation-fixtures.js';
import type { Person } from './make.js';

/** Ids of the agency's default action type and of its outcomes. */
export async function crmOf(test: TestApp, admin: Person): Promise<Tenant['crm']> {
  const [types, outcomes] = [
    await test.app.get(CrmActionTypesService).list(admin, {}),
    await test.app.get(OutcomesService).list(admin, {}),
  ];
  const outcome = (name: string) => outcomes.data.find((one) => one.name === name)?.id ?? '';
  return { typeId: types.data[0]?.id ?? '', plannedId: outcome('Pianificata'), doneId: outcome('Svolta') };
}

/** Adds a marker to each text of the agency's CRM settings. */
export async function insertCrm(db: pg.Client, markers: Markers, tenant: Tenant): Promise<void> {
  const { typeId, doneId } = tenant.crm;
  const word = () => markers.word('crm settings', ofAgency(tenant));
  await db.query('UPDATE crm_action_types SET name = $2 WHERE id = $1', [typeId, word()]);
  await db.query('UPDATE outcomes SET name = $2 WHERE id = $1', [doneId, word()]);
  tenant.freshTypeIds = Array.from({ length: 40 }, () => uuidv7());
  for (const id of tenant.freshTypeIds)
    await db.query(`INSERT INTO crm_action_types (agency_id, id, name, icon, position) VALUES ($1, $2, $3, 'star', 80)`, [
      tenant.agency.id,
      id,
      word(),
    ]);
  await db.query('UPDATE crm_suggestion_rules SET description = $2 WHERE agency_id = $1 AND type_id = $3', [
    tenant.agency.id,
    word(),
    typeId,
  ]);
}

/** Creates an unused settings row and deletes all but the last 30, because the number of rows of an agency is limited. */
const unused = (table: string, columns: Record<string, (fixtures: Fixtures, tenant: Tenant) => unknown>) =>
  ofTenant(async (fixtures, tenant) => {
    const id = uuidv7();
    const names = Object.keys(columns);
    await asLogin(fixtures.test.database.ownerUrl, async (db) => {
      await db.query(
        `DELETE FROM ${table} WHERE agency_id = $1 AND version = 77 AND id NOT IN (SELECT id FROM ${table} WHERE agency_id = $1 AND version = 77 ORDER BY id DESC LIMIT 30)`,
        [tenant.agency.id],
      );
      await db.query(
        `INSERT INTO ${table} (agency_id, id, version, ${names.join(', ')}) VALUES ($1, $2, 77, ${names.map((_, n) => `$${n + 3}`).join(', ')})`,
        [tenant.agency.id, id, ...names.map((name) => columns[name]?.(fixtures, tenant))],
      );
    });
    return id;
  });

const name = ({ markers }: Fixtures, tenant: Tenant) => markers.word('crm settings', ofAgency(tenant));
const placed = { name, icon: () => 'star', position: () => 90 };

/** Kinds of CRM records that an id may refer to. */
export const CRM_KINDS = {
  'action type': ofTenant((_fixtures, tenant) => tenant.crm.typeId),
  'planned outcome': ofTenant((_fixtures, tenant) => tenant.crm.plannedId),
  'closing outcome': ofTenant((_fixtures, tenant) => tenant.crm.doneId),
  'unused type': unused('crm_action_types', placed),
  'unused outcome': unused('outcomes', { ...placed, state: () => 'done', color: () => '#000000' }),
  'unused tag': unused('tags', { name, color: () => '#000000' }),
  rule: async (fixtures: Fixtures, caller: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation !== 'own' && relation !== 'foreign') return nowhere(relation);
    // Each rule gets its own type, because a type can have only one rule.
    const whose = (relation === 'own') === (caller.tenant === fixtures.ours) ? fixtures.ours : fixtures.theirs;
    const own = await CRM_KINDS['unused type'](fixtures, { ...caller, tenant: whose }, 'own');
    return unused('crm_suggestion_rules', {
      type_id: () => own?.id,
      next_type_id: (_fixtures, tenant) => tenant.crm.typeId,
      delay_days: () => 1,
      description: name,
      operator: () => 'same',
    })(fixtures, caller, relation);
  },
  ...kindsOfClient('action', {
    create: async ({ test, markers }, clientId, { by, seenBy }) => {
      const word = () => markers.word('action', seenBy);
      // The creator of the action is not the assignee of the client.
      return (await test.make.action(by, clientId, { description: word(), notes: word() })).id;
    },
    remove: ({ test }, _clientId, id, by) => test.app.get(CrmActionsService).remove(by, id, '*'),
  }),

  /** A user who can see every client that the caller can see; deactivated users cannot be operators. */
  operator: async ({ ours, theirs }: Fixtures, { tenant, person }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: person.id, seen: true };
    if (relation === 'a colleague’s') return { id: tenant.admin.id, seen: true };
    if (relation === 'hidden') return unseen(tenant.deactivated.id);
    if (relation === 'foreign') return unseen((tenant === ours ? theirs : ours).admin.id);
    return nowhere(relation);
  },
  /** Target for the token in a calendar address, which stands for its owner. */
  'calendar token': async (_fixtures: Fixtures, _caller: Caller, relation: Relation): Promise<Target | undefined> =>
    relation === 'own' ? { id: 'in the credentials', seen: true } : undefined,
};
