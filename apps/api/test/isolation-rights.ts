import type { Role } from '../src/core/auth/permissions.js';
import type { Caller } from './isolation-people.js';
import type { Target } from './isolation-targets.js';

/**
 * Permission table as specified, written down independently of the code under test. `own creations` covers only records
 * that the caller has created.
 */
const TABLE = {
  'view, create, edit, tag': { agency_admin: true, agent: true, front_office: true, back_office: true, collaborator: true },
  'delete, restore': { agency_admin: true, agent: true, front_office: false, back_office: true, collaborator: 'own creations' },
  'settings, users, keys, webhooks, Omnia, audit': {
    agency_admin: true,
    agent: false,
    front_office: false,
    back_office: false,
    collaborator: false,
  },
  'merge, import': { agency_admin: true, agent: true, front_office: false, back_office: true, collaborator: false },
  'see full IBAN': { agency_admin: true, agent: true, front_office: false, back_office: true, collaborator: false },
  'approve reports': { agency_admin: true, agent: true, front_office: false, back_office: false, collaborator: false },
  export: { agency_admin: true, agent: true, front_office: false, back_office: true, collaborator: false },
  'assign to others': { agency_admin: true, agent: true, front_office: true, back_office: true, collaborator: false },
} as const satisfies Record<string, Record<Role, boolean | 'own creations'>>;

export type Right = keyof typeof TABLE;

/** Whether the role has the right, if only for some records. */
export const hasRight = ({ role }: Pick<Caller, 'role'>, right: Right | undefined): boolean =>
  right === undefined || TABLE[right][role] !== false;

/** Whether the right covers this target. */
export const reaches = (caller: Caller, right: Right | undefined, target: Target): boolean =>
  right === undefined ||
  TABLE[right][caller.role] === true ||
  (TABLE[right][caller.role] === 'own creations' && target.createdByCaller === true);
