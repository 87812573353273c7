import { startApp, type TestApp } from '../../../test/app.js';
import type { Person } from '../../../test/make.js';
import { fill, listen, touchedBy, type Sent } from '../../../test/plans.js';
import { fillConsents } from '../../../test/plans-consents.js';
import { fillContracts } from '../../../test/plans-contracts.js';
import { fillQuestionnaires } from '../../../test/plans-questionnaires.js';

const CLIENTS = 30_000;
/** Clients visible to the collaborator: one in a hundred created, as many assigned. */
const OWN = 600;
/** Rows of a page are found in an index and then read by id. */
const PAGE = 51;
const LIST = 3 * PAGE;
/** Maximum tags of a client in this data, sorted by name. */
const TAGS = 5;
/** Columns of the board: four stages, lost and converted. */
const HEADS = 6;
/** Rows that the palette reads before it uses the trigram index: the first clients and the first prospects by name. */
const WALKED = 2_000;
/** Upper bound; one record in thirteen is a prospect. */
const PROSPECTS = CLIENTS / 12;

let test: TestApp;
let people: { admin: Person; own: Person };
let sent: Sent[];
/** Values of the placeholders in the paths below. */
let known: Record<'id' | 'name' | 'tag' | 'own' | 'deep' | 'stage', string>;
beforeAll(async () => {
  test = await startApp({}, 'plans');
  const [agency, stranger] = [await test.make.agency(), await test.make.agency()];
  const own = await test.make.person(agency);
  people = { admin: agency.admin, own };
  await fill(test, agency, stranger, own, CLIENTS);
  await fillContracts(test);
  await fillConsents(test);
  await fillQuestionnaires(test);
  const tags = await test.as(agency.admin).get('tags').expect(200);
  let page = await test.as(agency.admin).get('clients?limit=200').expect(200);
  for (let n = 0; n < 5; n += 1)
    page = await test.as(agency.admin).get(`clients?limit=200&cursor=${page.body.page.nextCursor}`).expect(200);
  const someone = page.body.data.find(({ type }: { type: string }) => type === 'retail');
  known = {
    id: someone.id,
    name: encodeURIComponent(someone.displayName),
    tag: tags.body.data[0].id,
    own: own.id,
    deep: page.body.page.nextCursor,
    stage: (await test.as(agency.admin).get('pipeline-stages').expect(200)).body.data[0].id,
  };
  // Household links to other records are stored in JSON.
  const member = { firstName: 'Ada', relation: 'child', clientId: page.body.data.find(({ id }: { id: string }) => id !== someone.id).id };
  const handed = { household: { members: [member] }, assigneeId: own.id };
  await test.as(agency.admin).patch(`clients/${someone.id}`).set('If-Match', '*').send(handed).expect(200);
  sent = listen(test);
}, 180_000);
afterAll(() => test.close());

const NEW_YEAR = '2026-01-01T00:00:00Z';

/** Caller, path, maximum client rows read and sorted, and the indexes that must and must not be used. */
const REQUESTS: [keyof typeof people, string, { rows: number; sorted?: number; uses?: string[]; not?: string[] }][] = [
  ['admin', 'clients', { rows: LIST, uses: ['clients_sort'] }],
  ['admin', 'clients?sort=-displayName', { rows: LIST, uses: ['clients_sort'] }],
  ['admin', 'clients?cursor=:deep', { rows: LIST, uses: ['clients_sort'] }],
  ['admin', 'clients?type=corporate', { rows: LIST, uses: ['clients_type_sort'] }],
  ['admin', 'clients?type=retail,professional', { rows: LIST }],
  ['admin', 'clients?sort=-createdAt', { rows: LIST, uses: ['clients_created'] }],
  ['admin', 'clients?sort=updatedAt', { rows: LIST, uses: ['clients_updated'] }],
  ['admin', `clients?sort=updatedAt&updatedSince=${NEW_YEAR}`, { rows: LIST, uses: ['clients_updated'] }],
  ['admin', 'clients?assigneeId=:own', { rows: LIST, uses: ['clients_assignee_sort'] }],
  ['admin', 'clients?assigneeId=none', { rows: LIST }],
  ['admin', 'clients?createdById=:own', { rows: LIST, uses: ['clients_creator_sort'] }],
  // One client in thirty has a contract that ends within the month.
  ['admin', 'clients?contractEndsWithin=30', { rows: CLIENTS / 10, sorted: CLIENTS / 25 }],
  ['admin', 'clients?contractEndsWithin=1', { rows: CLIENTS / 100, sorted: CLIENTS / 250, uses: ['contracts_end'] }],
  ['own', 'clients?contractEndsWithin=30', { rows: OWN + 2 * LIST, sorted: OWN }],
  ['admin', 'clients/counts?contractEndsWithin=30', { rows: CLIENTS, uses: ['contracts_end'] }],
  ['admin', 'clients?contractEndsWithin=30&q=rossi', { rows: 40 * LIST, uses: ['clients_sort', 'contracts_client_end'] }],
  ['admin', 'clients?tagId=:tag', { rows: CLIENTS / 10, sorted: CLIENTS / 25 }],
  ['own', 'clients', { rows: 2 * LIST, sorted: 2 * PAGE, uses: ['clients_creator_sort', 'clients_assignee_sort'], not: ['clients_sort'] }],
  ['own', 'clients?sort=-displayName', { rows: 2 * LIST, sorted: 2 * PAGE, uses: ['clients_creator_sort', 'clients_assignee_sort'] }],
  ['own', 'clients?sort=-createdAt', { rows: OWN + 2 * LIST, sorted: OWN, uses: ['clients_creator_sort', 'clients_assignee_sort'] }],
  ['own', 'clients?type=corporate', { rows: OWN + 2 * LIST, sorted: OWN, uses: ['clients_creator_sort', 'clients_assignee_sort'] }],
  ['own', 'clients?tagId=:tag', { rows: OWN + 2 * LIST, sorted: OWN }],
  ['admin', 'clients/:id', { rows: 2, sorted: TAGS, uses: ['clients_pkey'] }],
  ['own', 'clients/:id', { rows: 3, sorted: TAGS, uses: ['clients_pkey'] }],
  ['own', 'notifications', { rows: 1, uses: ['clients_pkey'] }],
  ['admin', 'clients/:id/timeline', { rows: 4, sorted: 0, uses: ['timeline_entries_subject'] }],
  ['own', 'clients/:id/timeline', { rows: 4, sorted: 0 }],
  // Each kind returns its latest rows, and a child record is checked for a parent in the trash.
  ['admin', 'trash', { rows: 2 * LIST, sorted: 2 * PAGE, uses: ['clients_trash', 'contracts_trash'] }],
  // Reads everything in the agency's trash, thirty days at most, and the parents of child records.
  ['own', 'trash', { rows: CLIENTS / 50 + CLIENTS / 30 + LIST, sorted: PAGE, uses: ['clients_trash', 'contracts_trash'] }],
  ['admin', 'clients/counts', { rows: CLIENTS, sorted: 0, uses: ['clients_type_sort'] }],
  ['own', 'clients/counts', { rows: 6 * OWN, sorted: 0, uses: ['clients_creator_sort', 'clients_assignee_sort'] }],
  ['admin', 'clients/counts?type=corporate&tagId=:tag', { rows: CLIENTS }],
  ['admin', 'clients/counts?q=rossi', { rows: CLIENTS / 20, uses: ['clients_search'] }],
  ['admin', 'clients?q=rossi', { rows: LIST, uses: ['clients_sort'] }],
  ['admin', 'clients?q=:name', { rows: LIST, uses: ['clients_sort', 'clients_name', 'clients_search'] }],
  ['admin', 'clients?q=rossi&sort=-createdAt', { rows: CLIENTS / 20, sorted: CLIENTS / 20, uses: ['clients_search'] }],
  ['admin', 'clients?q=rssmra80a01', { rows: LIST, uses: ['clients_search'] }],
  ['admin', 'clients?q=ro', { rows: LIST, uses: ['clients_sort'], not: ['clients_search'] }],
  ['admin', 'clients?q=m%20ro', { rows: LIST, uses: ['clients_name'], not: ['clients_search'] }],
  ['admin', 'clients?q=rosssi%20mario', { rows: CLIENTS / 20, uses: ['clients_search', 'client_words_pkey'] }],
  ['admin', 'clients?q=:id', { rows: LIST, uses: ['clients_id_end'] }],
  ['own', 'clients?q=rossi', { rows: CLIENTS / 20 + 2 * LIST, sorted: PAGE, uses: ['clients_creator_sort', 'clients_assignee_sort'] }],
  ['admin', 'prospects', { rows: LIST, uses: ['clients_sort'] }],
  ['admin', 'prospects?sort=-expectedValue', { rows: LIST, uses: ['clients_expected_value'] }],
  ['admin', 'prospects?sort=stageSince&lost=false', { rows: LIST, uses: ['clients_stage_since'] }],
  ['admin', 'prospects?stageId=:stage&sort=stageSince', { rows: LIST }],
  ['own', 'prospects?sort=-expectedValue', { rows: OWN + 2 * LIST, sorted: OWN, uses: ['clients_creator_sort', 'clients_assignee_sort'] }],
  ['admin', 'prospects/counts', { rows: PROSPECTS, sorted: HEADS, uses: ['clients_open', 'clients_lost'] }],
  ['own', 'prospects/counts', { rows: PROSPECTS, sorted: HEADS }],
  ['admin', 'prospects/counts?type=corporate&assigneeId=none', { rows: PROSPECTS, sorted: HEADS, uses: ['clients_open'] }],
  ['admin', 'prospects/counts?tagId=:tag', { rows: 2 * PROSPECTS, sorted: 2 * PAGE }],
  ['admin', 'prospects/sources', { rows: 20, sorted: 20, uses: ['clients_source'] }],
  ['own', 'prospects/sources', { rows: PROSPECTS, sorted: 20, uses: ['clients_source'] }],
  ['admin', 'prospects?source=Passaparola', { rows: LIST, uses: ['clients_source'] }],
  ['admin', 'prospects/counts?q=rossi', { rows: PROSPECTS, sorted: PAGE, uses: ['clients_prospect_search'] }],
  ['admin', 'prospects?q=rssmra80a01', { rows: LIST, uses: ['clients_prospect_search'], not: ['clients_search'] }],
  ['admin', 'pipeline-stages', { rows: PROSPECTS }],
  ['admin', 'search?q=rossi', { rows: LIST, uses: ['clients_sort'] }],
  ['admin', 'search?q=:name', { rows: WALKED + LIST, uses: ['clients_search'] }],
  // A common term is found by walking the list; a rare one needs the trigram index.
  ['admin', 'search?q=%2B393', { rows: LIST, uses: ['clients_sort'] }],
  ['admin', 'search?q=rssmra80a01', { rows: WALKED + LIST, uses: ['clients_search'] }],
  ['own', 'search?q=%2B393', { rows: 2 * LIST, uses: ['clients_creator_sort', 'clients_assignee_sort'] }],
  // The clients in the trash are read once, or looked up for each row.
  ['admin', 'consents', { rows: LIST, sorted: 0, uses: ['consents_at'] }],
  [
    'admin',
    'consents?purpose=marketing&current=true',
    { rows: CLIENTS / 50 + 2 * LIST, sorted: 0, uses: ['consents_at', 'consents_client'] },
  ],
  ['admin', 'consents?clientId=:id', { rows: LIST, uses: ['consents_client'] }],
  ['own', 'consents', { rows: 6 * OWN, sorted: 3 * OWN, uses: ['consents_client'] }],
  ['admin', 'search?q=questionario', { rows: WALKED + 2 * LIST, uses: ['questionnaires_sent'] }],
  ['admin', 'search?q=questionario%20rossi', { rows: WALKED + 2 * LIST, uses: ['questionnaires_client'] }],
  ['own', 'search?q=questionario', { rows: 3 * OWN + WALKED, sorted: OWN, uses: ['questionnaires_client'] }],
  ['admin', 'questionnaires', { rows: 2 * LIST, uses: ['questionnaires_sent'] }],
  ['admin', 'questionnaires?status=completed&sort=-completedAt&limit=5', { rows: LIST, uses: ['questionnaires_completed'] }],
  ['admin', 'questionnaires/counts', { rows: CLIENTS }],
  ['own', 'questionnaires', { rows: 3 * OWN + LIST, sorted: OWN }],
  ['own', 'questionnaires/counts', { rows: 20 * OWN }],
  // One in a hundred and fifty clients has answers to review.
  ['admin', 'questionnaires?reviewed=false', { rows: 2 * LIST, sorted: CLIENTS / 100 }],
  ['admin', 'questionnaires?q=rossi', { rows: CLIENTS / 5, sorted: CLIENTS / 20 }],
  ['admin', 'questionnaires?clientId=:id', { rows: 10, uses: ['questionnaires_client'] }],
  ['admin', 'reports', { rows: 2 * LIST, uses: ['reports_created'] }],
  ['admin', 'reports?kind=consulting&status=draft', { rows: 2 * LIST, uses: ['reports_kind'] }],
  ['admin', 'reports/counts', { rows: CLIENTS }],
  ['admin', 'reports?clientId=:id', { rows: 10, uses: ['reports_client'] }],
  ['admin', 'reports/cycles?clientId=:id', { rows: 10, uses: ['questionnaires_client'] }],
  ['own', 'reports', { rows: 6 * OWN + LIST, sorted: OWN }],
  ['own', 'reports/counts', { rows: 20 * OWN }],
  ['admin', 'search?q=report', { rows: WALKED + 2 * LIST, uses: ['reports_created'] }],
  ['own', 'search?q=report', { rows: 3 * OWN + WALKED, sorted: OWN, uses: ['reports_client'] }],
  ['own', 'clients?q=ro', { rows: 2 * OWN + 2 * LIST, not: ['clients_search'] }],
];

describe(`with ${CLIENTS} clients, and as many of another agency`, () => {
  it.each(REQUESTS)('%s: the plan of %s is bounded', async (who, path, { rows, sorted = PAGE, uses = [], not = [] }) => {
    sent.length = 0;
    const answer = await test
      .as(people[who])
      .get(path.replace(/:(id|name|tag|own|deep|stage)/, (_match, name: keyof typeof known) => known[name]));
    expect([200, who === 'own' ? 404 : 200]).toContain(answer.status);
    expect(sent.length).toBeGreaterThan(0);
    const touched = await touchedBy(test, [...sent]);
    expect(
      [...touched.scans].filter((scan) =>
        /^Seq Scan on (clients|client_words|timeline_entries|consents|questionnaires|reports)$/.test(scan),
      ),
    ).toEqual([]);
    expect([...touched.indexes]).toEqual(expect.arrayContaining(uses));
    expect([...touched.indexes].filter((index) => not.includes(index))).toEqual([]);
    expect(Math.round(touched.rows)).toBeLessThanOrEqual(rows);
    expect(touched.sorted).toBeLessThanOrEqual(sorted);
  });

  it('each kind of likely duplicate is found by one index scan', async () => {
    for (const who of ['admin', 'own'] as const) {
      sent.length = 0;
      await test
        .as(people[who])
        .post('clients/check')
        .send({
          firstName: 'Mario',
          lastName: 'Rossi',
          birthDate: '1971-03-18',
          fiscalCode: 'RSSMRA71C18L219X',
          vatNumber: '09871230018',
          phone: '+393475550142',
          email: 'mario.rossi@email.example',
        })
        .expect(200);
      const touched = await touchedBy(test, [...sent]);
      expect([...touched.scans].filter((scan) => /^Seq Scan on clients$/.test(scan))).toEqual([]);
      expect([...touched.indexes]).toEqual(
        expect.arrayContaining(['clients_fiscal_code', 'clients_vat_number', 'clients_phone', 'clients_email', 'clients_birth_date']),
      );
      expect(touched.rows).toBeLessThanOrEqual(LIST);
    }
  });

  it('the check can fail: without the index on names, the same list reads the whole agency', async () => {
    sent.length = 0;
    await test.as(people.admin).get('clients?sort=-createdAt').expect(200);
    const [statement] = sent;
    if (!statement) throw new Error('Nothing was sent.');
    const unsorted = { ...statement, text: statement.text.replaceAll('c.created_at', `(c.created_at + interval '1 day')`) };
    const touched = await touchedBy(test, [unsorted]);
    expect(touched.rows).toBeGreaterThan(CLIENTS / 2);
    expect(touched.sorted).toBeGreaterThan(CLIENTS / 2);
  });
});
