import type { Permission, Role, Visibility } from './permissions.js';

/** Where a change came from; every entry of a timeline says it. */
export type Origin = 'staff' | 'import' | 'api' | 'omnia' | 'automation';

/**
 * Who acts, for one request or one job. The first argument of everything that reads or writes: nothing else says
 * whose data may be touched.
 */
export interface Actor {
  agencyId: string;
  userId: string;
  visibility: Visibility;
  permissions: ReadonlySet<Permission>;
  origin: Origin;
  /** Absent for jobs. */
  session?: { id: string; role: Role };
  /** Somebody looks through the user's eyes: nothing may be written. */
  readOnly?: boolean;
  /** The admin who looks through the user's eyes. */
  viewedBy?: string;
  /** The agency asks for a second factor and they have none: until they do, nothing else is for them. */
  lacksSecondFactor?: boolean;
  /** Set when the caller sent an `Idempotency-Key`; the unit of work honours it. */
  idempotency?: { key: string; route: string; bodyHash: string };
}

/** The product itself, at work for one agency: sees everything of it, and nothing of another. */
export const automation = (agencyId: string, systemUserId: string): Actor => ({
  agencyId,
  userId: systemUserId,
  visibility: 'agency',
  permissions: new Set(),
  origin: 'automation',
});
