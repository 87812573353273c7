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

/** Switch for the tenant filter, off only in the test that proves that row-level security suffices alone. */
export const tenantFilter = { enabled: true };

/**
 * Returns the visibility predicate in SQL over the columns of `alias`. Every read and write includes it, and row-level
 * security enforces the same again (`migrations/0001-ground.ts`).
 * @param bind adds a value to the statement's parameters and returns its placeholder
 */
export function visibleTo(actor: Actor, rule: RowVisibilityRule, alias: string, bind: (value: string) => string): string {
  if (!tenantFilter.enabled) return 'true';
  const tenant = `${alias}.agency_id = ${bind(actor.agencyId)}`;
  if (rule === 'agency' || actor.visibility === 'agency') return tenant;
  if (rule === 'createdBy') return `${tenant} AND ${alias}.created_by_id = ${bind(actor.userId)}`;
  if (rule === 'owned') {
    const user = bind(actor.userId);
    return `${tenant} AND (${alias}.created_by_id = ${user} OR ${alias}.assignee_id = ${user})`;
  }
  if ('viaLinks' in rule) {
    const { links, column, to, table } = rule.viaLinks;
    const parent = visibleTo(actor, 'owned', 'parent', bind);
    const linkedParent = `${links} link JOIN ${table} parent ON parent.agency_id = link.agency_id AND parent.id = link.${to}`;
    // Runs as the table owner, so that links to clients that are not visible also count as links.
    return `${tenant} AND (EXISTS (SELECT 1 FROM ${linkedParent} WHERE link.agency_id = ${alias}.agency_id AND link.${column} = ${alias}.id AND ${parent})
      OR ${alias}.created_by_id = ${bind(actor.userId)} AND NOT ${links}_any(${alias}.id))`;
  }
  const { column, table } = rule.viaParent;
  const parent = visibleTo(actor, 'owned', 'parent', bind);
  return `${tenant} AND EXISTS (SELECT 1 FROM ${table} parent WHERE parent.id = ${alias}.${column} AND ${parent})`;
}

/** Returns the visibility predicate of an entity, by its `@RowVisibility` rule. */
export function entityVisibleTo(actor: Actor, entity: unknown, alias: string, bind: (value: string) => string): string {
  const rule = rules.get(entity);
  if (!rule) throw new Error(`${String(entity)} does not declare the visibility of its rows: add @RowVisibility(…).`);
  return visibleTo(actor, rule, alias, bind);
}

/**
 * Returns SQL that is true when the parent record of `row` is visible and active. With agency visibility it only looks for
 * the parent among the few deleted records, which an index holds, without reading the record itself.
 * @param table one with `deleted_at`, and an index of (agency_id, id) over the deleted rows
 */
export function parentIsActive(actor: Actor, table: string, row: string, column: string, bind: (value: string) => string): string {
  const from = `FROM ${table} parent WHERE parent.agency_id = ${row}.agency_id AND parent.id = ${row}.${column} AND ${visibleTo(actor, 'owned', 'parent', bind)}`;
  return actor.visibility === 'agency'
    ? `(SELECT parent.id ${from} AND parent.deleted_at IS NOT NULL) IS NULL`
    : `EXISTS (SELECT 1 ${from} AND parent.deleted_at IS NULL)`;
}
