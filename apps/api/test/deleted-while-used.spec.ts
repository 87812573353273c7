import type pg from 'pg';
import { startApp, type TestApp } from './app.js';
import { asLogin } from './database.js';
import type { Person } from './make.js';
import { until } from './until.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({}, 'deleted_while_used');
});
afterAll(() => test.close());

interface Answer {
  status: number;
  body: { id: string; code?: string; errors?: { pointer: string; code: string }[] };
}
/** Records that requests need in addition to the one being deleted. */
interface Ready {
  admin: Person;
  client: string;
  prospect: string;
  action: string;
  type: string;
  done: string;
}

const send = async (by: Person, method: 'post' | 'patch' | 'delete', path: string, body: object = {}): Promise<Answer> => {
  const request = test.as(by)[method](path);
  return (method === 'post' ? request : request.set('If-Match', '*')).send(body);
};
const made = async (by: Person, path: string, body: object): Promise<string> => {
  const { status, body: answer } = await send(by, 'post', path, body);
  expect(status).toBe(201);
  return answer.id;
};

async function ready(): Promise<Ready> {
  const { admin } = await test.make.agency();
  const client = (await test.make.client(admin)).id;
  const [type, done] = [
    await made(admin, 'crm-action-types', { name: 'Tipo di prova' }),
    await made(admin, 'outcomes', { name: 'Chiusa', state: 'done' }),
  ];
  return { admin, client, prospect: (await test.make.prospect(admin)).id, action: (await test.make.action(admin, client)).id, type, done };
}

const PLANNED = { kind: 'action', description: 'Chiamare', plannedOn: '2031-03-18' };
const NEXT = { description: 'Sentire ancora', plannedOn: '2031-03-20' };

type Use = (ready: Ready, id: string) => Promise<Answer>;
/** By noun: its table, how to create and delete a record through the API, and every request that references one, with the pointer. */
const NOUNS: Record<string, { table: string; path: string; body: () => object; uses: [name: string, pointer: string, use: Use][] }> = {
  tag: {
    table: 'tags',
    path: 'tags',
    body: () => ({ name: 'Di passaggio' }),
    uses: [
      [
        'a new client',
        '/tagIds/0',
        ({ admin }, id) => send(admin, 'post', 'clients', { type: 'retail', firstName: 'A', lastName: 'B', tagIds: [id] }),
      ],
      ['a client', '/tagIds/0', ({ admin, client }, id) => send(admin, 'patch', `clients/${client}`, { tagIds: [id] })],
      [
        'a new prospect',
        '/tagIds/0',
        ({ admin }, id) => send(admin, 'post', 'prospects', { type: 'retail', firstName: 'A', lastName: 'B', tagIds: [id] }),
      ],
      ['a prospect', '/tagIds/0', ({ admin, prospect }, id) => send(admin, 'patch', `prospects/${prospect}`, { tagIds: [id] })],
      [
        'a new action',
        '/tagIds/0',
        ({ admin, client }, id) => send(admin, 'post', 'crm-actions', { ...PLANNED, clientId: client, tagIds: [id] }),
      ],
      ['an action', '/tagIds/0', ({ admin, action }, id) => send(admin, 'patch', `crm-actions/${action}`, { tagIds: [id] })],
      [
        'what follows an action',
        '/action/tagIds/0',
        ({ admin, action, done }, id) =>
          send(admin, 'post', `crm-actions/${action}/continue-with-action`, { outcomeId: done, action: { ...NEXT, tagIds: [id] } }),
      ],
    ],
  },
  type: {
    table: 'crm_action_types',
    path: 'crm-action-types',
    body: () => ({ name: 'Di passaggio' }),
    uses: [
      [
        'a new action',
        '/typeId',
        ({ admin, client }, id) => send(admin, 'post', 'crm-actions', { ...PLANNED, clientId: client, typeId: id }),
      ],
      ['an action', '/typeId', ({ admin, action }, id) => send(admin, 'patch', `crm-actions/${action}`, { typeId: id })],
      ['a new outcome', '/typeIds/0', ({ admin }, id) => send(admin, 'post', 'outcomes', { name: 'Nuovo', state: 'done', typeIds: [id] })],
      ['an outcome', '/typeIds/0', ({ admin, done }, id) => send(admin, 'patch', `outcomes/${done}`, { typeIds: [id] })],
      [
        'a rule',
        '/nextTypeId',
        ({ admin, type }, id) => send(admin, 'post', 'crm-suggestion-rules', { typeId: type, nextTypeId: id, delayDays: 1 }),
      ],
      [
        'a history that closes an action',
        '/history/typeId',
        ({ admin, action, done }, id) =>
          send(admin, 'post', `crm-actions/${action}/close-with-history`, { outcomeId: done, history: { ...NEXT, typeId: id } }),
      ],
    ],
  },
  outcome: {
    table: 'outcomes',
    path: 'outcomes',
    body: () => ({ name: 'Di passaggio', state: 'done' }),
    uses: [
      [
        'a new history',
        '/outcomeId',
        ({ admin, client }, id) =>
          send(admin, 'post', 'crm-actions', { kind: 'history', description: 'Sentito', clientId: client, outcomeId: id }),
      ],
      ['closing an action', '/outcomeId', ({ admin, action }, id) => send(admin, 'post', `crm-actions/${action}/close`, { outcomeId: id })],
      [
        'closing many',
        '/outcomeId',
        ({ admin, action }, id) => send(admin, 'post', 'crm-actions/bulk-advance', { ids: [action], outcomeId: id }),
      ],
      [
        'the default of histories',
        '/defaultHistoryOutcomeId',
        ({ admin }, id) => send(admin, 'patch', 'settings/crm', { defaultHistoryOutcomeId: id }),
      ],
      [
        'a rule',
        '/outcomeId',
        ({ admin, type }, id) => send(admin, 'post', 'crm-suggestion-rules', { outcomeId: id, nextTypeId: type, delayDays: 1 }),
      ],
    ],
  },
  stage: {
    table: 'pipeline_stages',
    path: 'pipeline-stages',
    body: () => ({ name: 'Di passaggio' }),
    uses: [
      [
        'a new prospect',
        '/pipelineStageId',
        ({ admin }, id) => send(admin, 'post', 'prospects', { type: 'retail', firstName: 'A', lastName: 'B', pipelineStageId: id }),
      ],
      [
        'a prospect',
        '/pipelineStageId',
        ({ admin, prospect }, id) => send(admin, 'patch', `prospects/${prospect}`, { pipelineStageId: id }),
      ],
      [
        'moving many',
        '/pipelineStageId',
        ({ admin, prospect }, id) => send(admin, 'post', 'prospects/bulk', { ids: [prospect], operation: 'move', pipelineStageId: id }),
      ],
    ],
  },
};
const RACES = Object.entries(NOUNS).flatMap(([noun, { uses }]) => uses.map(([name, pointer, use]) => [noun, name, pointer, use] as const));

/** Number of connections to this database that wait for a lock. */
const waiting = (db: pg.PoolClient) =>
  db
    .query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    .then(({ rows }) => rows[0]?.n ?? 0);

/** Sends `request` while another transaction holds the lock of `held`, and commits that one once the request waits for it. */
async function against(held: { text: string; values: unknown[] }, request: () => Promise<Answer>): Promise<Answer> {
  return asLogin(test.database.adminUrl, async (db) => {
    await db.query('BEGIN');
    await db.query(held.text, held.values);
    let answered = false;
    const answer = request().finally(() => (answered = true));
    await asLogin(test.database.adminUrl, (other) => until(async () => answered || (await waiting(other)) > 0, 5_000));
    await db.query('COMMIT');
    return answer;
  });
}

describe('a record being deleted by another transaction', () => {
  it.each(RACES)('%s: %s is refused with a pointer', async (noun, _name, pointer, use) => {
    const { table, path, body } = NOUNS[noun] as (typeof NOUNS)[string];
    const fixtures = await ready();
    const id = await made(fixtures.admin, path, body());
    const answer = await against({ text: `DELETE FROM ${table} WHERE id = $1`, values: [id] }, () => use(fixtures, id));
    // A bulk request is only queued; its job reports the outcome for each record.
    if (answer.status === 202) return;
    expect([answer.status, answer.body.errors?.map((error) => [error.pointer, error.code])]).toEqual([422, [[pointer, 'not-found']]]);
  });
});

describe('a record that another transaction has begun to use', () => {
  const uses: [noun: string, by: string, text: (fixtures: Ready) => string][] = [
    [
      'tag',
      'a client',
      ({ client }) => `INSERT INTO client_tags (agency_id, client_id, tag_id) SELECT agency_id, '${client}', id FROM tags WHERE id = $1`,
    ],
    [
      'tag',
      'an action',
      ({ action }) =>
        `INSERT INTO crm_action_tags (agency_id, action_id, tag_id) SELECT agency_id, '${action}', id FROM tags WHERE id = $1`,
    ],
    ['type', 'an action', ({ action }) => `UPDATE crm_actions SET type_id = $1 WHERE id = '${action}'`],
    [
      'outcome',
      'an action',
      ({ action }) =>
        `UPDATE crm_actions SET outcome_id = $1, state = 'done', closed_at = now(), closed_by_id = created_by_id WHERE id = '${action}'`,
    ],
    [
      'outcome',
      'the settings',
      ({ admin }) => `UPDATE crm_settings SET default_history_outcome_id = $1 WHERE agency_id = '${admin.agencyId}'`,
    ],
    ['stage', 'a prospect', ({ prospect }) => `UPDATE clients SET pipeline_stage_id = $1 WHERE id = '${prospect}'`],
  ];
  it.each(uses)('%s, by %s: is not deleted', async (noun, _by, text) => {
    const { path, body } = NOUNS[noun] as (typeof NOUNS)[string];
    const fixtures = await ready();
    const id = await made(fixtures.admin, path, body());
    const answer = await against({ text: text(fixtures), values: [id] }, () => send(fixtures.admin, 'delete', `${path}/${id}`));
    expect([answer.status, answer.body.code]).toEqual([409, expect.stringMatching(/-in-use$|-is-default$/)]);
  });

  it.each(uses.filter(([noun]) => noun === 'tag' || noun === 'stage'))(
    '%s, by %s: is merged together with that use',
    async (noun, _by, text) => {
      const { path, body, table } = NOUNS[noun] as (typeof NOUNS)[string];
      const fixtures = await ready();
      const id = await made(fixtures.admin, path, body());
      const into = await made(fixtures.admin, path, { name: 'Al suo posto' });
      const answer = await against({ text: text(fixtures), values: [id] }, () =>
        send(fixtures.admin, 'post', `${path}/${id}/merge`, { intoId: into }),
      );
      expect(answer.status).toBe(200);
      const left = await asLogin(test.database.adminUrl, (db) => db.query(`SELECT 1 FROM ${table} WHERE id = $1`, [id]));
      expect(left.rows).toEqual([]);
    },
  );
});

it('no request fails in a flood that names records being deleted or merged', async () => {
  const counts: Record<string, number> = {};
  for (const [noun, { path, body, uses }] of Object.entries(NOUNS)) {
    for (const merged of noun === 'tag' || noun === 'stage' ? [false, true] : [false]) {
      const fixtures = await ready();
      const id = await made(fixtures.admin, path, body());
      const into = merged ? await made(fixtures.admin, path, { name: 'Al suo posto' }) : '';
      const away = () =>
        merged ? send(fixtures.admin, 'post', `${path}/${id}/merge`, { intoId: into }) : send(fixtures.admin, 'delete', `${path}/${id}`);
      const many = Array.from({ length: 3 }, () =>
        uses.map(
          ([, , use]) =>
            () =>
              use(fixtures, id),
        ),
      ).flat();
      many.splice(Math.floor(many.length / 3), 0, away, away);
      for (const { status } of await Promise.all(many.map((request) => request()))) counts[status] = (counts[status] ?? 0) + 1;
    }
  }
  console.log(`statuses of requests that raced a deletion or merge: ${JSON.stringify(counts)}`);
  const allowed = ['200', '201', '202', '204', '404', '409', '422', '503'];
  expect(Object.keys(counts).filter((status) => !allowed.includes(status))).toEqual([]);
  // Lock waits are limited to two seconds, which a busy machine exceeds easily.
  expect(counts['503'] ?? 0).toBeLessThan(Object.values(counts).reduce((sum, count) => sum + count, 0) / 3);
});

it('undo does not restore an outcome that was deleted since', async () => {
  const { admin, client, done } = await ready();
  const waitingFor = await made(admin, 'outcomes', { name: 'In attesa', state: 'planned' });
  const action = await made(admin, 'crm-actions', { ...PLANNED, clientId: client, outcomeId: waitingFor });
  const { body: closed } = await test.as(admin).post(`crm-actions/${action}/close`).send({ outcomeId: done }).expect(200);
  await test.as(admin).delete(`outcomes/${waitingFor}`).set('If-Match', '*').expect(204);
  const { body: job } = await test.as(admin).post(`undo/${closed.undoToken}`).expect(202);
  expect(job).toMatchObject({ state: 'done', result: { changed: 0, refused: [{ id: action, code: 'outcome-gone' }] } });
});
