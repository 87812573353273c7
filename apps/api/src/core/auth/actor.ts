import type { Permission, Role, Visibility } from './permissions.js';

/** Origin of a change, recorded in every timeline entry. */
export type Origin = 'staff' | 'import' | 'api' | 'omnia' | 'automation';

/**
 * Identity on whose behalf a request or a job runs. First argument of everything that reads or writes, because nothing else
 * determines which rows are accessible.
 */
export interface Actor {
  agencyId: string;
  userId: string;
  visibility: Visibility;
  permissions: ReadonlySet<Permission>;
  origin: Origin;
  /** Absent for jobs, which have no session. */
  session?: { id: string; role: Role };
  /** Set in a "view as" session: every write is refused. */
  readOnly?: boolean;
  /** Id of the admin behind a "view as" session. */
  viewedBy?: string;
  /** Set when the agency requires a second factor and the user has none; all other routes are then closed. */
  lacksSecondFactor?: boolean;
  /** Set when the caller sent an `Idempotency-Key`; applied by the unit of work. */
  idempotency?: { key: string; route: string; bodyHash: string };
}

/** Actor of the product itself, working for one agency: sees all rows of that agency and none of another. */
export const automation = (agencyId: string, systemUserId: string): Actor => ({
  agencyId,
  userId: systemUserId,
  visibility: 'agency',
  permissions: new Set(),
  origin: 'automation',
});
