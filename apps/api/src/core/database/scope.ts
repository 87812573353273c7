import type { Actor } from '../auth/actor.js';

/**
 * How far a row is seen: `agency` by everybody of the agency; `owned` by whoever has `agency` visibility, created it or
 * is its assignee; `made` the same where nothing is assigned; `through` exactly when the row that the column points at
 * is seen; `linked` when one of the rows that it is linked to is seen, and by its creator as long as it is linked to none.
 */
export type Reach =
  | 'agency'
  | 'owned'
  | 'made'
  | { through: { column: string; table: string } }
  | { linked: { links: string; column: string; to: string; table: string } };

const reaches = new Map<unknown, Reach>();

/** Says of an entity how far its rows are seen. An entity that says nothing cannot be loaded. */
export const Seen = (reach: Reach) => (entity: abstract new () => unknown) => {
  reaches.set(entity, reach);
};

/** The first wall, switched off only by the test that proves that the second holds alone. */
export const wall = { standing: true };

/**
 * The one predicate of visibility, in SQL over the columns of `alias`: every read and write names it, and row-level
 * security says the same again (`migrations/0001-ground.ts`).
 * @param bind gives a value a place among the statement's parameters
 */
export function visibleTo(actor: Actor, reach: Reach, alias: string, bind: (value: string) => string): string {
  if (!wall.standing) return 'true';
  const tenant = `${alias}.agency_id = ${bind(actor.agencyId)}`;
  if (reach === 'agency' || actor.visibility === 'agency') return tenant;
  if (reach === 'made') return `${tenant} AND ${alias}.created_by_id = ${bind(actor.userId)}`;
  if (reach === 'owned') {
    const user = bind(actor.userId);
    return `${tenant} AND (${alias}.created_by_id = ${user} OR ${alias}.assignee_id = ${user})`;
  }
  if ('linked' in reach) {
    const { links, column, to, table } = reach.linked;
    const parent = visibleTo(actor, 'owned', 'seen', bind);
    const tie = `${links} tie JOIN ${table} seen ON seen.agency_id = tie.agency_id AND seen.id = tie.${to}`;
    // The function is the owner's: what is linked to rows out of sight is not free.
    return `${tenant} AND (EXISTS (SELECT 1 FROM ${tie} WHERE tie.agency_id = ${alias}.agency_id AND tie.${column} = ${alias}.id AND ${parent})
      OR ${alias}.created_by_id = ${bind(actor.userId)} AND NOT ${links}_any(${alias}.id))`;
  }
  const { column, table } = reach.through;
  const parent = visibleTo(actor, 'owned', 'seen', bind);
  return `${tenant} AND EXISTS (SELECT 1 FROM ${table} seen WHERE seen.id = ${alias}.${column} AND ${parent})`;
}

/** The same for an entity, by what `Seen` says of it. */
export function entityVisibleTo(actor: Actor, entity: unknown, alias: string, bind: (value: string) => string): string {
  const reach = reaches.get(entity);
  if (!reach) throw new Error(`${String(entity)} does not say how far its rows are seen: give it @Seen(…).`);
  return visibleTo(actor, reach, alias, bind);
}

/**
 * Whether the record that `row` hangs from is seen and in use. Who sees all of an agency hardly ever meets one in the trash:
 * they are few, an index has them, and the record itself need not be looked at.
 * @param table one with `deleted_at`, and an index of (agency_id, id) of what is deleted
 */
export function hangsFromLive(actor: Actor, table: string, row: string, column: string, bind: (value: string) => string): string {
  const from = `FROM ${table} live WHERE live.agency_id = ${row}.agency_id AND live.id = ${row}.${column} AND ${visibleTo(actor, 'owned', 'live', bind)}`;
  return actor.visibility === 'agency'
    ? `(SELECT live.id ${from} AND live.deleted_at IS NOT NULL) IS NULL`
    : `EXISTS (SELECT 1 ${from} AND live.deleted_at IS NULL)`;
}
