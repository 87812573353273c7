/** Presets of permissions; the table below says what each may do. */
export const ROLES = ['agency_admin', 'agent', 'front_office', 'back_office', 'collaborator'] as const;
export type Role = (typeof ROLES)[number];

/** `own`: what the user created or is assigned. `agency`: everything of the agency. */
export const VISIBILITIES = ['own', 'agency'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Clients, prospects and everything that belongs to them. Each of these nouns is read, written and deleted alike. */
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
  /** How the agency works: stages, action types, outcomes and the like. */
  'settings:read',
  'settings:write',
  /** People and their rights. */
  'users:read',
  'users:write',
  /** The mail that the agency has sent. */
  'mails:read',
] as const;
export type Permission = RecordPermission | (typeof OTHERS)[number];

const ofRecords = (...verbs: (typeof RECORD_VERBS)[number][]): RecordPermission[] =>
  RECORDS.flatMap((noun) => verbs.map((verb) => `${noun}:${verb}` as const));

/** `noun:verb`, in the order in which they are listed to people. The scopes of an API key are the same words. */
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

/** The presets. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  agency_admin: PERMISSIONS,
  agent,
  front_office: office,
  back_office: agent,
  collaborator: [...everyday, ...ofRecords('delete-own')],
};

const SETS = new Map<Role, ReadonlySet<Permission>>(ROLES.map((role) => [role, new Set(ROLE_PERMISSIONS[role])]));
/** What a role may do; one set for all who have the role, since each request asks for it. */
export const permissionsOf = (role: Role): ReadonlySet<Permission> => SETS.get(role) ?? new Set();

/** What somebody sees unless an admin says otherwise. An admin sees the agency, always. */
export const DEFAULT_VISIBILITY: Record<Role, Visibility> = {
  agency_admin: 'agency',
  agent: 'own',
  front_office: 'agency',
  back_office: 'agency',
  collaborator: 'own',
};

/** @param asked what an admin wants, or what the person has; undefined for the default of the role */
export const visibilityOf = (role: Role, asked: Visibility | undefined): Visibility =>
  role === 'agency_admin' ? 'agency' : (asked ?? DEFAULT_VISIBILITY[role]);
