/** Presets of permissions; what each may do stands in the table below. */
export const ROLES = ['agency_admin', 'agent', 'front_office', 'back_office', 'collaborator'] as const;
export type Role = (typeof ROLES)[number];

/** `own`: what the user created or is assigned. `agency`: everything of the agency. */
export const VISIBILITIES = ['own', 'agency'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const PERMISSIONS = [
  'clients.view',
  'clients.create',
  'clients.edit',
  'clients.tag',
  'clients.assign',
  'clients.delete',
  'clients.delete-own',
  /** Files of clients into the registry, and out of it again. */
  'import',
  /** To read whole IBANs. */
  'clients.iban',
  'export',
  /** How the agency works: stages of the pipeline and the like. */
  'settings',
  /** People, their rights and the agency's mail. */
  'users',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const everyday: Permission[] = ['clients.view', 'clients.create', 'clients.edit', 'clients.tag'];

/** Who may do what. `delete` also means to restore; `delete-own` reaches only what one has created. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  agency_admin: [
    ...everyday,
    'clients.assign',
    'clients.delete',
    'clients.delete-own',
    'clients.iban',
    'import',
    'export',
    'settings',
    'users',
  ],
  agent: [...everyday, 'clients.assign', 'clients.delete', 'clients.delete-own', 'clients.iban', 'import', 'export'],
  front_office: [...everyday, 'clients.assign'],
  back_office: [...everyday, 'clients.assign', 'clients.delete', 'clients.delete-own', 'clients.iban', 'import', 'export'],
  collaborator: [...everyday, 'clients.delete-own'],
};

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
