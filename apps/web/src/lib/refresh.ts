import type { Query, QueryClient } from '@tanstack/react-query';
import type { Feature } from './feature';

/**
 * Data that a write affects: tags of the API's operations, or `records`, which stands for the tags of all features that show records of
 * clients, since these mention, count and list each other.
 */
export type Affected = readonly string[];

export interface RefreshOptions {
  /** Id of a deleted record: what is below it is not fetched again, so that its closing page shows no 404. */
  gone?: string | undefined;
  /** Tag whose lists on screen show the change already: they are only fetched when they are next opened, so that no row moves. */
  listsStay?: string | undefined;
}

/** Row of an answer, as a write returns it and as lists contain it. */
interface Row {
  id: string;
  version: number;
}

const recordTags: string[] = [];

/** Reads which tags show records of clients. Call once at startup. */
export function connectRecordTags(features: readonly Feature[]): void {
  recordTags.push(...features.flatMap(({ showsRecords }) => showsRecords ?? []));
}

/** Fetches the affected queries again: at once where they are on screen, the others when they are next shown. */
export async function refresh(queryClient: QueryClient, affected: Affected, options: RefreshOptions = {}): Promise<void> {
  const { gone, listsStay } = options;
  const tags = new Set(affected.flatMap((tag) => (tag === 'records' ? recordTags : [tag])));
  const stays = (query: Query) =>
    (listsStay !== undefined && listsOf([listsStay]).predicate(query)) ||
    (gone !== undefined && Object.values(keyOf(query).path ?? {}).includes(gone));
  const isAffected = (query: Query) => hasTag(query, tags);
  await Promise.all([
    queryClient.invalidateQueries({ predicate: (query) => isAffected(query) && !stays(query) }),
    queryClient.invalidateQueries({ predicate: (query) => isAffected(query) && stays(query), refetchType: 'none' }),
  ]);
}

/** Fetches all paged lists again, after one of their rows turned out to be deleted. */
export function refreshLists(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: isList });
}

/** Shows the records in the answer of a write, or in an optimistic one, wherever an older version of them is loaded. */
export function showRecords(queryClient: QueryClient, answer: unknown): void {
  const rows = new Map(recordsIn(answer, 2).map((row) => [row.id, row]));
  if (rows.size === 0) return;
  const newer = (old: unknown) => {
    const row = isRow(old) ? rows.get(old.id) : undefined;
    return isRow(old) && row && row.version >= old.version ? { ...old, ...row } : old;
  };
  const inPage = (page: unknown) => (hasRows(page) ? { ...page, data: page.data.map(newer) } : newer(page));
  queryClient.setQueriesData<unknown>({ predicate: contains(rows) }, (data: unknown) =>
    isPaged(data) ? { ...data, pages: data.pages.map(inPage) } : inPage(data),
  );
}

function recordsIn(value: unknown, depth: number): Row[] {
  if (isRow(value)) return [value];
  return isObject(value) && depth > 0 ? Object.values(value).flatMap((part) => recordsIn(part, depth - 1)) : [];
}

function contains(rows: ReadonlyMap<string, Row>): (query: Query) => boolean {
  const has = (page: unknown) => (hasRows(page) ? page.data : [page]).some((row) => isRow(row) && rows.has(row.id));
  return ({ state: { data } }) => (isPaged(data) ? data.pages.some(has) : has(data));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isRow = (value: unknown): value is Row => isObject(value) && typeof value['id'] === 'string' && typeof value['version'] === 'number';
const hasRows = (value: unknown): value is { data: unknown[] } => isObject(value) && Array.isArray(value['data']);
const isPaged = (value: unknown): value is { pages: unknown[] } => isObject(value) && Array.isArray(value['pages']);

/** Filter of the loaded paged lists of some tags. */
export function listsOf(tags: readonly string[]) {
  return { predicate: (query: Query) => isList(query) && hasTag(query, new Set(tags)) };
}

/** Whether the query has pages. */
export function isList(query: Pick<Query, 'queryKey'>): boolean {
  return keyOf(query)._infinite === true;
}

function hasTag(query: Query, tags: ReadonlySet<string>): boolean {
  return keyOf(query).tags?.some((tag) => tags.has(tag)) ?? false;
}

function keyOf({ queryKey: [key] }: Pick<Query, 'queryKey'>): {
  tags?: readonly string[];
  path?: Record<string, string>;
  _infinite?: boolean;
} {
  return isObject(key) ? key : {};
}
