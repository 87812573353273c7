import type pg from 'pg';
import { operationOf } from './document.js';
import { whoSees } from './isolation-markers.js';
import type { Caller } from './isolation-people.js';
import type { Fixtures } from './isolation-fixtures.js';

interface Row {
  id: string;
  agency_id: string;
  created_by_id: string;
  assignee_id: string | null;
  type: string;
  status: string;
  deleted: boolean;
  tagged: number;
}
type Listed = {
  data: { id: string; kind?: string; usageCount?: number; total?: number }[];
  page: { nextCursor: string | null; total?: number };
};

/** Rows visible to the caller, read directly from the table with an independent predicate. */
async function visibleRows(admin: pg.Client, { ours, theirs }: Fixtures, caller: Caller): Promise<Row[]> {
  const { rows } = await admin.query<Row>(
    `SELECT id, agency_id, created_by_id, assignee_id, type, status, deleted_at IS NOT NULL AS deleted,
       (SELECT count(*)::integer FROM client_tags t WHERE t.agency_id = c.agency_id AND t.client_id = c.id) AS tagged FROM clients c`,
  );
  const sideOf = (row: Row) => [ours, theirs].find(({ agency }) => agency.id === row.agency_id);
  return rows.filter((row) => {
    const tenant = sideOf(row);
    return tenant !== undefined && whoSees(tenant, row.created_by_id, row.assignee_id ?? undefined)(caller);
  });
}

interface ActionRow {
  id: string;
  client_id: string;
  deleted: boolean;
  tagged: number;
}

/** Actions of these clients, read directly from the table. */
async function actionsOf(admin: pg.Client, clients: Row[]): Promise<ActionRow[]> {
  const { rows } = await admin.query<ActionRow>(
    `SELECT id, client_id, deleted_at IS NOT NULL AS deleted,
       (SELECT count(*)::integer FROM crm_action_tags t WHERE t.agency_id = a.agency_id AND t.action_id = a.id) AS tagged
     FROM crm_actions a WHERE a.client_id = ANY ($1::uuid[])`,
    [clients.map(({ id }) => id)],
  );
  return rows;
}

/** Checks that pages, totals, counts and usage equal the visible rows: one more is a leak, one less a loss. */
export async function probeNumbers(admin: pg.Client, fixtures: Fixtures, caller: Caller): Promise<string[]> {
  const get = async (id: string, query: Record<string, string> = {}) =>
    (await fixtures.http.send({ operation: operationOf(id), query, token: caller.token })).json as unknown as Listed;
  const wrong: string[] = [];
  const same = (what: string, got: unknown, wanted: unknown) => {
    if (JSON.stringify(got) !== JSON.stringify(wanted))
      wrong.push(`${caller.name}, ${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
  };
  const everything = async (id: string) => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { data, page }: Listed = await get(id, { limit: '200', ...(cursor ? { cursor } : {}) });
      // Deleted records of the sheet are tested separately.
      const counted = id === 'listTrash' ? data.filter(({ kind = '' }) => ['clients', 'crm-actions'].includes(kind)) : data;
      ids.push(...counted.map((row) => row.id));
      cursor = page.nextCursor;
    }
    return ids.toSorted();
  };
  const rows = await visibleRows(admin, fixtures, caller);
  const live = rows.filter(({ deleted }) => !deleted);
  const actions = await actionsOf(admin, live);
  const open = actions.filter(({ deleted }) => !deleted);
  const ids = (some: { id: string }[]) => some.map(({ id }) => id).toSorted();
  same('the list of actions', await everything('listCrmActions'), ids(open));
  same('the total of actions', (await get('listCrmActions', { limit: '1', count: 'exact' })).page.total, open.length);
  same('the list', await everything('listClients'), ids(live.filter(({ status }) => status === 'client')));
  same('the list of prospects', await everything('listProspects'), ids(live.filter(({ status }) => status === 'prospect')));
  same('the trash', await everything('listTrash'), ids([...rows, ...actions].filter(({ deleted }) => deleted)));
  for (const sort of ['displayName', '-createdAt', 'updatedAt'])
    same(
      `the total by ${sort}`,
      (await get('listClients', { limit: '1', count: 'exact', sort })).page.total,
      live.filter(({ status }) => status === 'client').length,
    );
  same(
    'the counts',
    (await get('countClients')).data.reduce((sum, { total = 0 }) => sum + total, 0),
    live.length,
  );
  same(
    'the use of the tag',
    (await get('listTags')).data.find(({ id }) => id === caller.tenant.tagId)?.usageCount,
    [...live, ...open].reduce((sum, { tagged }) => sum + tagged, 0),
  );
  return wrong;
}

const MAX_WORDS = 20;

/** Checks that searches for texts of hidden rows find nothing, also with a typo. */
export async function probeSearch(fixtures: Fixtures, caller: Caller): Promise<string[]> {
  const hidden = fixtures.markers.hiddenFrom(caller);
  const some = hidden.filter((_, n) => n % Math.ceil(hidden.length / MAX_WORDS) === 0);
  const found: string[] = [];
  for (const text of some.flatMap((word) => [word, word.slice(0, -1)])) {
    const query = { q: text.slice(0, 200) };
    const list = (
      await fixtures.http.send({ operation: operationOf('listClients'), query: { ...query, count: 'exact' }, token: caller.token })
    ).json as unknown as Listed;
    const counts = (await fixtures.http.send({ operation: operationOf('countClients'), query, token: caller.token }))
      .json as unknown as Listed;
    const counted = counts.data.reduce((sum, { total = 0 }) => sum + total, 0);
    if (
      JSON.stringify(list) !== '{"data":[],"page":{"nextCursor":null,"prevCursor":null,"hasMore":false,"total":0,"totalCapped":false}}' ||
      counted > 0
    )
      found.push(`${caller.name}, ${text}: ${JSON.stringify(list).slice(0, 200)}, ${counted} counted`);
  }
  return found;
}

/** Checks that a unique value of a hidden record is reported as taken without details, and is free in the other agency. */
export async function probeOmniaCode(admin: pg.Client, fixtures: Fixtures, caller: Caller): Promise<string[]> {
  const { rows } = await admin.query<{ agency_id: string; created_by_id: string; omnia_code: string }>(
    'SELECT agency_id, created_by_id, omnia_code FROM clients WHERE omnia_code IS NOT NULL AND deleted_at IS NULL ORDER BY id',
  );
  const unseen = rows.find((row) => row.agency_id === caller.tenant.agency.id && row.created_by_id === caller.tenant.colleague.id);
  const foreign = rows.find((row) => row.agency_id !== caller.tenant.agency.id);
  const create = (omniaCode = '') =>
    fixtures.http.send({
      operation: operationOf('createClient'),
      body: { type: 'retail', firstName: 'Codice', lastName: 'Doppio', omniaCode },
      token: caller.token,
    });
  const [taken, free] = [await create(unseen?.omnia_code), await create(foreign?.omnia_code)];
  // Frees the code for the next caller of the agency.
  await admin.query('UPDATE clients SET omnia_code = NULL WHERE id = $1', [free.json?.id]);
  return [
    ...(taken.status === 409 && fixtures.markers.leaks(taken, undefined, unseen?.omnia_code.toLowerCase() ?? '').length === 0
      ? []
      : [`${caller.name}: ${taken.status} ${taken.text} for a code of their agency`]),
    ...(free.status === 201 ? [] : [`${caller.name}: ${free.status} for a code of the other agency`]),
  ];
}

/** Checks that an idempotency key is bound to its sender and returns nothing to others. */
export async function probeIdempotency(fixtures: Fixtures, first: Caller, others: Caller[]): Promise<string[]> {
  const send = async (caller: Caller) => {
    const { status, headers, json } = await fixtures.http.send({
      operation: operationOf('createClient'),
      body: { type: 'retail', firstName: 'Una', lastName: 'Volta' },
      headers: { 'idempotency-key': first.person.id },
      token: caller.token,
    });
    return { name: caller.name, status, id: json?.id, replayed: headers['idempotency-replayed'] };
  };
  const mine = await send(first);
  const theirs = [];
  for (const other of others) theirs.push(await send(other));
  return theirs
    .filter(({ status, id, replayed }) => status !== 201 || id === mine.id || replayed)
    .map((answer) => `${answer.name} after ${first.name}: ${JSON.stringify(answer)}`);
}

/** Checks that a cursor is only accepted for the list and caller that it was issued for. */
export async function probeCursor(fixtures: Fixtures, from: Caller, to: Caller): Promise<string[]> {
  const refused: string[] = [];
  for (const id of ['listClients', 'listTrash']) {
    const operation = operationOf(id);
    const { page } = (await fixtures.http.send({ operation, query: { limit: '1' }, token: from.token })).json as unknown as Listed;
    const { status, json } = await fixtures.http.send({ operation, query: { limit: '1', cursor: page.nextCursor ?? '' }, token: to.token });
    if (status !== 400 || json?.code !== 'bad-cursor') refused.push(`${to.name} with the cursor of ${from.name} in ${id}: ${status}`);
  }
  return refused;
}
