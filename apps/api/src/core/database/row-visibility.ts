import sql, { raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../auth/actor.js';

/**
 * Rule for the visibility of rows: `agency`, every user of the agency; `owned`, users with `agency` visibility, the creator
 * and the assignee; `createdBy`, the same without an assignee; `viaParent`, users who see the referenced row; `viaLinks`,
 * users who see one of the linked rows, and the creator while there are no links.
 */
export type RowVisibilityRule =
  | 'agency'
  | 'owned'
  | 'createdBy'
  | { viaParent: { column: string; table: string } }
  | { viaLinks: { links: string; column: string; to: string; table: string } };

const rules = new Map<unknown, RowVisibilityRule>();

/** Declares the visibility of an entity's rows. An entity without a rule cannot be loaded. */
export const RowVisibility = (rule: RowVisibilityRule) => (entity: abstract new () => unknown) => {
  rules.set(entity, rule);
};

/**
 * Returns the visibility predicate over the columns of `alias`. Every read and write includes it, and row-level security
 * enforces the same again (`database/migrations/0001-ground.ts`).
 */
export function visibleTo(actor: Actor, rule: RowVisibilityRule, alias: string): Sql {
  const row = raw(alias);
  const tenant = sql`${row}.agency_id = ${actor.agencyId}`;
  if (rule === 'agency' || actor.visibility === 'agency') return tenant;
  if (rule === 'createdBy') return sql`${tenant} AND ${row}.created_by_id = ${actor.userId}`;
  if (rule === 'owned') return sql`${tenant} AND (${row}.created_by_id = ${actor.userId} OR ${row}.assignee_id = ${actor.userId})`;
  const parent = visibleTo(actor, 'owned', 'parent');
  if ('viaLinks' in rule) {
    const { links, column, to, table } = named(rule.viaLinks);
    // `…_any` runs as the table owner, so that links to clients that are not visible also count as links.
    return sql`${tenant} AND (EXISTS (SELECT 1 FROM ${links} link JOIN ${table} parent ON parent.agency_id = link.agency_id AND parent.id = link.${to}
        WHERE link.agency_id = ${row}.agency_id AND link.${column} = ${row}.id AND ${parent})
      OR ${row}.created_by_id = ${actor.userId} AND NOT ${links}_any(${row}.id))`;
  }
  const { column, table } = named(rule.viaParent);
  return sql`${tenant} AND EXISTS (SELECT 1 FROM ${table} parent WHERE parent.id = ${row}.${column} AND ${parent})`;
}

const named = <Name extends string>(names: Record<Name, string>) =>
  Object.fromEntries(Object.entries<string>(names).map(([key, name]) => [key, raw(name)])) as Record<Name, Sql>;

/** Returns the visibility predicate of an entity, by its `@RowVisibility` rule. */
export function entityVisibleTo(actor: Actor, entity: unknown, alias: string): Sql {
  const rule = rules.get(entity);
  if (!rule) throw new Error(`${String(entity)} does not declare the visibility of its rows: add @RowVisibility(…).`);
  return visibleTo(actor, rule, alias);
}

/**
 * Returns a condition that is true when the parent record of `row` is visible and active. With agency visibility it only
 * looks for the parent among the few deleted records, which an index holds, without reading the record itself.
 * @param table one with `deleted_at`, and an index of (agency_id, id) over the deleted rows
 */
export function parentIsActive(actor: Actor, table: string, row: string, column: string): Sql {
  const from = sql`FROM ${raw(table)} parent WHERE parent.agency_id = ${raw(row)}.agency_id AND parent.id = ${raw(`${row}.${column}`)} AND ${visibleTo(actor, 'owned', 'parent')}`;
  return actor.visibility === 'agency'
    ? sql`(SELECT parent.id ${from} AND parent.deleted_at IS NOT NULL) IS NULL`
    : sql`EXISTS (SELECT 1 ${from} AND parent.deleted_at IS NULL)`;
}
