import type { UnitOfWork } from './unit-of-work.js';

/** Row of a short, ordered list with the positions 1, 2, 3 … without gaps. */
interface Positioned {
  id: string;
}
type Table = 'pipeline_stages' | 'crm_action_types' | 'outcomes';

/** Moves `moved` to that position among `all` and shifts the others. */
export async function moveToPosition(tx: UnitOfWork, table: Table, all: Positioned[], moved: Positioned, position: number): Promise<void> {
  const others = all.filter(({ id }) => id !== moved.id);
  const order = [...others.slice(0, position - 1), moved, ...others.slice(position - 1)].map(({ id }) => id);
  await tx.query(
    `UPDATE ${table} s SET position = o.position, version = s.version + CASE WHEN s.id = $3 THEN 1 ELSE 0 END
     FROM unnest($2::uuid[]) WITH ORDINALITY o(id, position) WHERE s.agency_id = $1 AND s.id = o.id AND s.position <> o.position`,
    [tx.actor.agencyId, order, moved.id],
  );
}
