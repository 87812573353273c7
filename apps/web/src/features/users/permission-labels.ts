import type { Permission, Role } from '@sestante/api-client/types';

/** What each permission lets one do. Exhaustive on purpose: a new one breaks the build until it has its words. */
export const PERMISSION_LABELS: Record<Permission, string> = {
  'clients.view': 'Vedere clienti e prospect',
  'clients.create': 'Creare clienti',
  'clients.edit': 'Modificare clienti',
  'clients.tag': 'Mettere e togliere tag',
  'clients.assign': 'Assegnare clienti ad altri',
  'clients.delete': 'Eliminare e ripristinare qualunque cliente',
  'clients.iban': 'Leggere gli IBAN per intero',
  'clients.delete-own': 'Eliminare e ripristinare i clienti che ha creato',
  import: 'Importare clienti da un file',
  export: 'Esportare elenchi',
  settings: 'Regolare come lavora l’agenzia, per esempio le fasi dei prospect',
  users: 'Gestire persone, permessi e posta',
};

export const PERMISSIONS = Object.keys(PERMISSION_LABELS) as Permission[];

/** For narrow columns. */
export const SHORT_ROLE_LABELS: Record<Role, string> = {
  agency_admin: 'Amministratore',
  agent: 'Agente',
  front_office: 'Front Office',
  back_office: 'Back Office',
  collaborator: 'Collaboratore',
};

export const ROLES = Object.keys(SHORT_ROLE_LABELS) as Role[];
