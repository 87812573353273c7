import { Inject, Injectable } from '@nestjs/common';
import { DECLARED_FEATURES, type Feature } from '../feature.js';

export const ROLES = ['agency_admin', 'agent', 'front_office', 'back_office', 'collaborator'] as const;
export type Role = (typeof ROLES)[number];

/** Scope of visible records: `own` means created by or assigned to the user, `agency` means all records of the agency. */
export const VISIBILITIES = ['own', 'agency'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/**
 * Permissions by name, as `noun:verb`. Each feature adds its own beside its declaration, with
 * `declare module '../core/auth/permissions.js' { interface DeclaredPermissions extends Record<keyof typeof permissions, true> {} }`.
 */
// eslint-disable-next-line typescript/no-empty-interface
export interface DeclaredPermissions {}
export type Permission = keyof DeclaredPermissions;

/** Roles that have each permission; admins have every one. API key scopes use the same names. */
export type PermissionRoles = Readonly<Record<string, readonly Role[]>>;

/** Verbs of every record. `delete` covers restoring; `delete-own` reaches only records that the user created. */
const RECORD_VERBS = {
  read: ROLES,
  write: ROLES,
  delete: ['agent', 'back_office'],
  'delete-own': ['agent', 'back_office', 'collaborator'],
} satisfies PermissionRoles;

type RecordPermissions<Noun extends string> = { [Verb in keyof typeof RECORD_VERBS as `${Noun}:${Verb}`]: readonly Role[] };
export const recordPermissions = <Noun extends string>(noun: Noun): RecordPermissions<Noun> =>
  Object.fromEntries<readonly Role[]>(
    Object.entries(RECORD_VERBS).map(([verb, roles]) => [`${noun}:${verb}`, roles]),
  ) as RecordPermissions<Noun>;

/** The permissions of each role, as the features declare them. */
@Injectable()
export class RolePermissions {
  private readonly byRole: ReadonlyMap<Role, ReadonlySet<Permission>>;

  constructor(@Inject(DECLARED_FEATURES) features: readonly Feature[]) {
    const declared = features.flatMap(({ permissions = {} }) => Object.entries(permissions)) as [Permission, readonly Role[]][];
    this.byRole = new Map(
      ROLES.map((role) => [
        role,
        new Set(declared.filter(([, roles]) => role === 'agency_admin' || roles.includes(role)).map(([permission]) => permission)),
      ]),
    );
  }

  /** Returns the permissions of a role. The set is shared, since every request asks for it. */
  of(role: Role): ReadonlySet<Permission> {
    return this.byRole.get(role) ?? new Set();
  }
}

/** Visibility of a role unless an admin sets another. Admins always see the whole agency. */
export const DEFAULT_VISIBILITY: Record<Role, Visibility> = {
  agency_admin: 'agency',
  agent: 'own',
  front_office: 'agency',
  back_office: 'agency',
  collaborator: 'own',
};

/**
 * Returns the visibility that applies for a role.
 * @param asked the requested or the current one; undefined for the default of the role
 */
export const visibilityOf = (role: Role, asked: Visibility | undefined): Visibility =>
  role === 'agency_admin' ? 'agency' : (asked ?? DEFAULT_VISIBILITY[role]);
