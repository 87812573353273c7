import { In } from 'typeorm';
import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { updateRecords, type Update } from '../core/records/records.js';
import { mayDelete, restoreRecords, trashRecords } from '../core/records/trash.js';
import { User } from '../users/user.entity.js';
import type { Assignments } from './assignments.js';
import { refused, type Outcome } from '../jobs/item-jobs.work.js';
import { LongJobItem } from '../jobs/long-job-item.entity.js';
import { Client, ClientTag } from './client.entity.js';
import { CLIENTS } from './client.record.js';
import type { BulkDetails, RecordOperation } from './clients-bulk.service.js';

/** Limit on `tagIds` of a single client's request, enforced here too. */
const MAX_TAGS = 50;

/** Change of one client, and the values that an undo needs. */
type Change = Update<Client> & { undo: LongJobItem['before'] };

/**
 * Applies the job's operation, or its undo, to one batch. The number of statements does not grow with the number of
 * clients.
 * @returns one outcome per id; ids that are not visible or no longer match are refused with `not-found`
 */
export async function applyBulk(tx: UnitOfWork, details: BulkDetails, ids: string[], assignments: Assignments): Promise<Outcome[]> {
  const trashed = details.undoOf !== undefined && details.operation === 'delete';
  // Excludes prospects converted since the job was queued: they are no longer among the records selected.
  const sameStatus = details.status && !details.undoOf ? { status: details.status } : {};
  const clients = await tx.findVisible(Client, ids, trashed ? undefined : { deletedAt: null, ...sameStatus }, 'locked');
  const seen = new Set(clients.map(({ id }) => id));
  const gone = ids.filter((id) => !seen.has(id)).map((clientId) => refused(clientId, 'not-found'));
  const now = new Date();
  return [
    ...gone,
    ...(await (details.undoOf
      ? undo(tx, details.undoOf, details.operation, clients, now, assignments)
      : apply(tx, details, clients, now, assignments))),
  ];
}

function apply(tx: UnitOfWork, details: BulkDetails, clients: Client[], now: Date, assignments: Assignments): Promise<Outcome[]> {
  switch (details.operation) {
    case 'assign':
      return assign(tx, clients, () => details.assigneeId ?? null, now, assignments);
    case 'tag':
    case 'untag':
      return setTags(tx, clients, (has) => tagsAfter(details, has), now);
    case 'delete':
      return trash(tx, clients, now);
    case 'move':
      return move(tx, clients, () => ({ stageId: details.pipelineStageId, since: now }), now);
  }
}

function tagsAfter({ operation, tagIds = [] }: BulkDetails, has: string[]): string[] {
  return operation === 'tag' ? [...new Set([...has, ...tagIds])] : has.filter((id) => !tagIds.includes(id));
}

async function assign(
  tx: UnitOfWork,
  clients: Client[],
  to: (client: Client) => string | null,
  now: Date,
  assignments: Assignments,
): Promise<Outcome[]> {
  const { agencyId } = tx.actor;
  const people = await tx.manager.findBy(User, {
    agencyId,
    id: In([...new Set(clients.flatMap((client) => [client.assigneeId, to(client)]))].filter((id) => id !== null)),
  });
  const name = (id: string | null) => people.find((person) => person.id === id)?.displayName ?? null;
  const changed = clients
    .filter((client) => client.assigneeId !== to(client))
    .map((before) => ({
      before,
      set: { assigneeId: to(before) },
      details: { changes: [{ field: 'assignee', from: name(before.assigneeId), to: name(to(before)) }] },
      undo: { assigneeId: before.assigneeId },
    }));
  return save(tx, clients, changed, async () => {
    const saved = await updateRecords(tx, CLIENTS, changed, now);
    for (const [target, theirs] of Map.groupBy(saved, ({ assigneeId }) => assigneeId))
      await assignments.reassign(
        tx,
        theirs.map(({ id }) => id),
        target,
      );
    return saved;
  });
}

async function setTags(
  tx: UnitOfWork,
  clients: Client[],
  after: (has: string[], client: Client) => string[],
  now: Date,
): Promise<Outcome[]> {
  const { agencyId } = tx.actor;
  const rows = await tx.query<{ clientId: string; tagId: string; name: string }>(
    sql`SELECT t.client_id AS "clientId", t.tag_id AS "tagId", g.name FROM client_tags t JOIN tags g ON g.agency_id = t.agency_id AND g.id = t.tag_id WHERE t.agency_id = ${agencyId} AND t.client_id = ANY (${clients.map(({ id }) => id)}::uuid[]) ORDER BY g.name`,
  );
  const names = new Map(
    (await tx.query<{ id: string; name: string }>(sql`SELECT id, name FROM tags WHERE agency_id = ${agencyId}`)).map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const named = (ids: string[]) => ids.map((id) => names.get(id) ?? '').sort((a, b) => a.localeCompare(b, 'it'));
  const wanted = clients.map((client) => {
    const tagIds = rows.filter(({ clientId }) => clientId === client.id).map(({ tagId }) => tagId);
    // An undo does not recreate tags that were deleted in the meantime.
    const next = after(tagIds, client).filter((id) => names.has(id));
    return {
      before: client,
      next,
      set: {},
      undo: { tagIds },
      details: { changes: [{ field: 'tags', from: named(tagIds), to: named(next) }] },
    };
  });
  const fits = wanted.filter(({ next }) => next.length <= MAX_TAGS);
  const full = wanted.filter(({ next }) => next.length > MAX_TAGS).map(({ before }) => refused(before.id, 'too-many-tags'));
  const changed = fits.filter(({ next, undo: { tagIds } }) => next.length !== tagIds.length || next.some((id) => !tagIds.includes(id)));
  const outcomes = await save(
    tx,
    fits.map(({ before }) => before),
    changed,
    async () => {
      await tx.query(
        sql`DELETE FROM client_tags WHERE agency_id = ${agencyId} AND client_id = ANY (${changed.map(({ before }) => before.id)}::uuid[])`,
      );
      await tx.insertMany(
        ClientTag,
        changed.flatMap(({ before, next }) => next.map((tagId) => ({ agencyId, clientId: before.id, tagId }))),
      );
      return updateRecords(tx, CLIENTS, changed, now);
    },
  );
  return [...outcomes, ...full];
}

/** Moves prospects to another stage. Refuses lost ones (`prospect-lost`) and deleted target stages (`stage-gone`). */
async function move(
  tx: UnitOfWork,
  clients: Client[],
  to: (client: Client) => { stageId: string | undefined; since: Date },
  now: Date,
): Promise<Outcome[]> {
  // Key-share locks keep the stages from being deleted before this transaction commits.
  const stages = await tx.query<{ id: string; name: string }>(
    sql`SELECT id, name FROM pipeline_stages WHERE agency_id = ${tx.actor.agencyId} ORDER BY id FOR KEY SHARE`,
  );
  const name = (id: string | null | undefined) => stages.find((stage) => stage.id === id)?.name;
  const outcomes = clients.filter((client) => client.lostAt).map(({ id }) => refused(id, 'prospect-lost'));
  const open = clients.filter((client) => !client.lostAt);
  const homeless = open.filter((client) => name(to(client).stageId) === undefined).map(({ id }) => refused(id, 'stage-gone'));
  const movable = open.filter((client) => name(to(client).stageId) !== undefined);
  const changed = movable
    .filter((client) => client.pipelineStageId !== to(client).stageId)
    .map((before) => ({
      before,
      set: { pipelineStageId: to(before).stageId ?? null, stageSince: to(before).since },
      details: { changes: [{ field: 'pipelineStage', from: name(before.pipelineStageId) ?? null, to: name(to(before).stageId) ?? null }] },
      undo: { pipelineStageId: before.pipelineStageId ?? undefined, stageSince: before.stageSince?.toISOString() },
    }));
  const moved = await save(tx, movable, changed, () => updateRecords(tx, CLIENTS, changed, now));
  return [...outcomes, ...homeless, ...moved];
}

async function trash(tx: UnitOfWork, clients: Client[], now: Date): Promise<Outcome[]> {
  const own = clients.filter((client) => mayDelete(tx.actor, CLIENTS, client));
  const others = clients.filter((client) => !own.includes(client)).map(({ id }) => refused(id, 'not-your-creation'));
  const outcomes = await save(tx, own, own.map(unchanged), () => trashRecords(tx, CLIENTS, own, undefined, now));
  return [...outcomes, ...others];
}

const unchanged = (before: Client): Change => ({ before, set: {}, undo: {} });

/** Restores the values from before job `of`. Refuses clients changed since then (`changed-since`). */
async function undo(
  tx: UnitOfWork,
  of: string,
  operation: RecordOperation,
  clients: Client[],
  now: Date,
  assignments: Assignments,
): Promise<Outcome[]> {
  const items = await tx.manager.findBy(LongJobItem, { agencyId: tx.actor.agencyId, jobId: of, clientId: In(clients.map(({ id }) => id)) });
  const item = (client: Client) => items.find(({ clientId }) => clientId === client.id);
  const untouched = clients.filter((client) => item(client)?.version === client.version);
  const since = clients.filter((client) => item(client)?.version !== client.version).map(({ id }) => refused(id, 'changed-since'));
  switch (operation) {
    case 'assign':
      return [...since, ...(await assign(tx, untouched, (client) => item(client)?.before?.assigneeId ?? null, now, assignments))];
    case 'tag':
    case 'untag':
      return [...since, ...(await setTags(tx, untouched, (_has, client) => item(client)?.before?.tagIds ?? [], now))];
    case 'delete':
      return [...since, ...(await restoreFromTrash(tx, untouched, now))];
    case 'move': {
      const stood = (client: Client) => item(client)?.before;
      const back = (client: Client) => ({ stageId: stood(client)?.pipelineStageId, since: new Date(stood(client)?.stageSince ?? now) });
      return [...since, ...(await move(tx, untouched, back, now))];
    }
  }
}

/** Takes clients out of the trash. Refuses those whose Omnia code another record now has (`omnia-code-taken`). */
async function restoreFromTrash(tx: UnitOfWork, clients: Client[], now: Date): Promise<Outcome[]> {
  const taken = await tx.query<{
    id: string;
  }>(sql`SELECT t.id FROM clients t WHERE t.agency_id = ${tx.actor.agencyId} AND t.id = ANY (${clients.map(({ id }) => id)}::uuid[]) AND t.omnia_code IS NOT NULL
     AND EXISTS (SELECT 1 FROM clients l WHERE l.agency_id = t.agency_id AND lower(l.omnia_code) = lower(t.omnia_code) AND l.deleted_at IS NULL)`);
  const free = clients.filter(({ id }) => !taken.some((row) => row.id === id));
  const changed = free.map(unchanged);
  const outcomes = await save(tx, free, changed, () => restoreRecords(tx, CLIENTS, changed, now));
  return [...outcomes, ...taken.map(({ id }) => refused(id, 'omnia-code-taken'))];
}

/** @param write makes the changes, after which the actor may no longer see the clients, and returns them as they are then */
async function save(tx: UnitOfWork, clients: Client[], changed: Change[], write: () => Promise<Client[]>): Promise<Outcome[]> {
  const saved = new Map((changed.length > 0 ? await tx.withAgencyVisibility(write) : []).map(({ id, version }) => [id, version]));
  return clients.map(({ id, version }) => ({
    clientId: id,
    outcome: saved.has(id) ? 'changed' : 'unchanged',
    before: changed.find(({ before }) => before.id === id)?.undo ?? null,
    version: saved.get(id) ?? version,
  }));
}
