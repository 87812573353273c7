/** Presets of permissions; `ROLE_PERMISSIONS` lists those of each role. */
export const ROLES = ['agency_admin', 'agent', 'front_office', 'back_office', 'collaborator'] as const;
export type Role = (typeof ROLES)[number];

/** Scope of visible records: `own` means created by or assigned to the user, `agency` means all records of the agency. */
export const VISIBILITIES = ['own', 'agency'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Clients, prospects and their child records. Each noun has the same verbs. */
const RECORDS = [
  'clients',
  'prospects',
  'crm-actions',
  'contacts',
  'sites',
  'payment-methods',
  'bank-accounts',
  'bonuses',
  'discounts',
  'installations',
  'interventions',
  'contracts',
  'documents',
] as const;
/** `delete` covers restoring; `delete-own` reaches only records that the user created. */
const RECORD_VERBS = ['read', 'write', 'delete', 'delete-own'] as const;
type RecordPermission = `${(typeof RECORDS)[number]}:${(typeof RECORD_VERBS)[number]}`;

const OTHERS = [
  'clients:assign',
  'bank-accounts:reveal',
  'tags:read',
  'tags:write',
  'views:read',
  'views:write',
  'dashboard:read',
  'trash:read',
  'imports:run',
  'exports:run',
  /** Settings of the agency, such as stages, action types and outcomes. */
  'settings:read',
  'settings:write',
  /** Users and their permissions. */
  'users:read',
  'users:write',
  /** Mail sent by the agency. */
  'mails:read',
] as const;
export type Permission = RecordPermission | (typeof OTHERS)[number];

const ofRecords = (...verbs: (typeof RECORD_VERBS)[number][]): RecordPermission[] =>
  RECORDS.flatMap((noun) => verbs.map((verb) => `${noun}:${verb}` as const));

/** Permissions as `noun:verb`, in display order. API key scopes use the same values. */
export const PERMISSIONS: readonly Permission[] = [...ofRecords(...RECORD_VERBS), ...OTHERS];

const everyday: Permission[] = [
  ...ofRecords('read', 'write'),
  'tags:read',
  'tags:write',
  'views:read',
  'views:write',
  'dashboard:read',
  'trash:read',
  'settings:read',
];
const office: Permission[] = [...everyday, 'clients:assign'];
const agent: Permission[] = [...office, ...ofRecords('delete', 'delete-own'), 'bank-accounts:reveal', 'imports:run', 'exports:run'];

export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  agency_admin: PERMISSIONS,
  agent,
  front_office: office,
  back_office: agent,
  collaborator: [...everyday, ...ofRecords('delete-own')],
};

const SETS = new Map<Role, ReadonlySet<Permission>>(ROLES.map((role) => [role, new Set(ROLE_PERMISSIONS[role])]));
/** Returns the permissions of a role. The set is shared, since every request asks for it. */
export const permissionsOf = (role: Role): ReadonlySet<Permission> => SETS.get(role) ?? new Set();

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
