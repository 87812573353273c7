import { strict as assert } from 'node:assert';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { test } from 'node:test';
import { QueryClient } from '@tanstack/react-query';
import { connectRecordTags, refresh, showRecords } from './refresh.ts';

const SRC = join(import.meta.dirname, '..');
const DOCUMENT = join(SRC, '../../api/openapi.json');

const sources = globSync('**/*.{ts,tsx}', { cwd: SRC, exclude: (name) => name.endsWith('.spec.ts') }).map((file) => ({
  file,
  text: readFileSync(join(SRC, file), 'utf8'),
}));

test('queries are refreshed by what a write affects, nowhere by hand', () => {
  const byHand = sources.filter(({ text }) => /\b(invalidate|refetch)Queries\b/.test(text)).map(({ file }) => file);
  assert.deepEqual(byHand, ['lib/refresh.ts']);
});

test('what a write affects is a tag of the API', () => {
  const { paths } = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as { paths: Record<string, Record<string, { tags: string[] }>> };
  const tags = new Set(Object.values(paths).flatMap((path) => Object.values(path).flatMap((operation) => operation.tags)));
  const stated = sources.flatMap(({ file, text }) =>
    [
      ...text.matchAll(/(?:affects: |showsRecords: |refresh\(queryClient, |SHEET_TAGS = |\btag[:=] ?)(\[[^\]]*\]|'[^']*'|"[^"]*")/g),
    ].flatMap(([, list = '']) => [...list.matchAll(/['"]([^'"]+)['"]/g)].map(([, tag = '']) => ({ file, tag }))),
  );
  assert.ok(stated.length > 60, 'the texts are found');
  assert.deepEqual(
    stated.filter(({ tag }) => tag !== 'records' && !tags.has(tag)),
    [],
  );
});

test('every query of the generated client has its tags', () => {
  const folder = join(SRC, '../../../libs/api-client/src/gen/query');
  const keys = globSync('*.ts', { cwd: folder }).flatMap(
    (file) => readFileSync(join(folder, file), 'utf8').match(/createQueryKey\('.*\)/g) ?? [],
  );
  assert.ok(keys.length > 80);
  assert.deepEqual(
    keys.filter((text) => !/\['[a-z ]+'\]\)$/.test(text)),
    [],
  );
});

const key = (id: string, tags: string[], more = {}) => [{ _id: id, tags, ...more }] as const;

test('a write makes the queries of its tags stale, and records those of every feature that shows them', async () => {
  connectRecordTags([{ showsRecords: ['clients'] }, { showsRecords: ['dashboard'] }, {}]);
  const client = new QueryClient();
  const keys = [key('listClients', ['clients']), key('getDashboard', ['dashboard']), key('listTags', ['tags']), ['local']];
  const stale = () => keys.map((queryKey) => client.getQueryState(queryKey)?.isInvalidated);
  for (const queryKey of keys) client.setQueryData(queryKey, { data: [] });
  await refresh(client, ['tags']);
  assert.deepEqual(stale(), [false, false, true, false]);
  await refresh(client, ['records']);
  assert.deepEqual(stale(), [true, true, true, false]);
});

test('a deleted record and what is below it are not fetched again, nor lists that stay', async () => {
  const client = new QueryClient();
  const fetched: string[] = [];
  const keys = [
    key('getClient', ['clients'], { path: { id: 'a' } }),
    key('listSites', ['clients'], { path: { clientId: 'a' } }),
    key('listProspects', ['prospects'], { _infinite: true }),
    key('listClientTimeline', ['clients'], { _infinite: true, path: { id: 'b' } }),
  ];
  const ends = keys.map((queryKey) => {
    const [{ _id }] = queryKey;
    client.setQueryData(queryKey, _id);
    const query = client.getQueryCache().find({ queryKey });
    assert.ok(query);
    query.setOptions({ queryKey, queryHash: query.queryHash, queryFn: () => fetched.push(_id) });
    return query;
  });
  // Counts as shown while it has an observer that is enabled.
  for (const query of ends) query.addObserver({ options: { enabled: true }, onQueryUpdate: () => undefined } as never);
  await refresh(client, ['clients', 'prospects'], { gone: 'a', listsStay: 'prospects' });
  assert.deepEqual(fetched, ['listClientTimeline']);
  assert.deepEqual(
    ends.map(({ state }) => state.isInvalidated),
    [true, true, true, false],
  );
});

test('the answer of a write replaces older versions of its records wherever they are loaded', () => {
  const client = new QueryClient();
  const old = { id: 'a', version: 1, name: 'Rossi', usageCount: 3 };
  const other = { id: 'b', version: 1, name: 'Verdi' };
  client.setQueryData(['one'], old);
  client.setQueryData(['list'], { data: [old, other] });
  client.setQueryData(['pages'], { pages: [{ data: [other] }, { data: [old] }], pageParams: [] });
  const untouched = { data: [other] };
  client.setQueryData(['untouched'], untouched);
  showRecords(client, { row: { id: 'a', version: 2, name: 'Bianchi' }, conflict: null });
  showRecords(client, { row: null, conflict: { theirs: { id: 'a', version: 1, name: 'Neri' } } });
  const now = { id: 'a', version: 2, name: 'Bianchi', usageCount: 3 };
  assert.deepEqual(client.getQueryData(['one']), now);
  assert.deepEqual(client.getQueryData(['list']), { data: [now, other] });
  assert.deepEqual(client.getQueryData(['pages']), { pages: [{ data: [other] }, { data: [now] }], pageParams: [] });
  assert.equal(client.getQueryData(['untouched']), untouched);
});
