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
  'users',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const everyday: Permission[] = ['clients.view', 'clients.create', 'clients.edit', 'clients.tag'];

/** Who may do what. `delete` also means to restore; `delete-own` reaches only what one has created. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  agency_admin: [...everyday, 'clients.assign', 'clients.delete', 'clients.delete-own', 'users'],
  agent: [...everyday, 'clients.assign', 'clients.delete', 'clients.delete-own'],
  front_office: [...everyday, 'clients.assign'],
  back_office: [...everyday, 'clients.assign', 'clients.delete', 'clients.delete-own'],
  collaborator: [...everyday, 'clients.delete-own'],
};
