import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { fill, listen, touchedBy, type Sent } from '../../test/plans.js';
import { fillActions, SPREAD } from '../../test/plans-actions.js';
import { addDays, today } from '../core/clock.js';

const CLIENTS = 30_000;
/** Clients visible to the collaborator: 1% created by them and 1% assigned to them. */
const OWN = 600;
/** Row limit of a page: its ids come from an index, then each row is read by id with its follow-up. */
const LIST = 4 * 51;
/** Rows scanned by a search before it uses the text index. */
const WALKED = 3_000;
/** Row limit for one operator or a few days: a few percent of all actions. */
const SOME = CLIENTS / 10;

let test: TestApp;
let people: { admin: Person; own: Person };
let sent: Sent[];
let known: Record<'client' | 'type' | 'own', string>;
beforeAll(async () => {
  test = await startApp({}, 'plans_crm');
  const [agency, stranger] = [await test.make.agency(), await test.make.agency()];
  const own = await test.make.person(agency);
  people = { admin: agency.admin, own };
  await fill(test, agency, stranger, own, CLIENTS);
  await fillActions(test);
  const { body } = await test.as(agency.admin).get('crm-actions?limit=1').expect(200);
  known = { client: body.data[0].client.id, type: body.data[0].type.id, own: own.id };
  sent = listen(test);
}, 180_000);
afterAll(() => test.close());

const week = `from=${today()}&to=${addDays(today(), 6)}`;

/** Caller and path, with limits for the actions and for all rows read, and the indexes that must or must not be used. */
const REQUESTS: [keyof typeof people, string, { actions: number; rows?: number; uses?: string[]; not?: string[] }][] = [
  ['admin', 'crm-actions', { actions: LIST, uses: ['crm_actions_planned'] }],
  ['admin', 'crm-actions?sort=-plannedOn', { actions: LIST, uses: ['crm_actions_planned'] }],
  ['admin', 'crm-actions?sort=-createdAt', { actions: LIST, uses: ['crm_actions_created'] }],
  ['admin', 'crm-actions?state=planned', { actions: LIST, uses: ['crm_actions_state'] }],
  ['admin', 'crm-actions?overdue=true', { actions: LIST, uses: ['crm_actions_state'] }],
  ['admin', `crm-actions?plannedFrom=${today()}&plannedTo=${today()}`, { actions: LIST }],
  ['admin', 'crm-actions?typeId=:type', { actions: LIST, uses: ['crm_actions_type'] }],
  ['admin', 'crm-actions?clientId=:client', { actions: 20, uses: ['crm_actions_client'] }],
  ['admin', 'crm-actions?operatorId=:own&state=planned', { actions: LIST, uses: ['crm_actions_operator_state'] }],
  ['admin', 'crm-actions?q=rinnovo', { actions: 2 * LIST, rows: 2 * LIST, not: ['crm_actions_search'] }],
  ['admin', 'crm-actions?q=perito', { actions: WALKED + CLIENTS / 50, rows: 2 * LIST, uses: ['crm_actions_search'] }],
  ['own', 'crm-actions', { actions: 3 * OWN, rows: 4 * OWN }],
  ['own', 'crm-actions?state=planned', { actions: 3 * OWN, rows: 4 * OWN }],
  ['own', 'crm-actions?operatorId=me', { actions: 3 * OWN, rows: 4 * OWN }],
  ['admin', `calendar?${week}&operatorId=:own`, { actions: LIST, uses: ['crm_actions_operator'] }],
  ['own', `calendar?${week}`, { actions: SOME, rows: SOME }],
  ['admin', 'crm-actions/counts', { actions: SOME, rows: SOME }],
  // Figures are counted up to 1,000, records up to 10,000.
  ['admin', 'dashboard', { actions: SOME, rows: 3 * 10_000 }],
  ['admin', 'dashboard?scope=mine', { actions: SOME, rows: 3 * 10_000 }],
  ['own', 'dashboard', { actions: SOME, rows: 20 * OWN }],
  ['admin', 'clients?nextAction=none', { actions: 0, rows: LIST, uses: ['clients_actionless'] }],
  // One index scan per client type.
  ['admin', 'clients/counts?nextAction=none', { actions: 0, rows: 3 * CLIENTS, uses: ['clients_actionless'] }],
];

describe(`with ${CLIENTS} clients and an action of each over ${SPREAD} days, and as many of another agency`, () => {
  it.each(REQUESTS)('%s: the plan of %s is bounded', async (who, path, { actions, rows = LIST, uses = [], not = [] }) => {
    sent.length = 0;
    await test
      .as(people[who])
      .get(path.replace(/:(client|type|own)/, (_match, name: keyof typeof known) => known[name]))
      .expect(200);
    const touched = await touchedBy(test, [...sent]);
    expect([...touched.scans].filter((scan) => /^Seq Scan on (clients|crm_actions|timeline_entries)$/.test(scan))).toEqual([]);
    expect([...touched.indexes]).toEqual(expect.arrayContaining(uses));
    expect([...touched.indexes].filter((index) => not.includes(index))).toEqual([]);
    expect(Math.round(touched.actions)).toBeLessThanOrEqual(actions);
    expect(Math.round(touched.rows)).toBeLessThanOrEqual(rows);
  });
});
