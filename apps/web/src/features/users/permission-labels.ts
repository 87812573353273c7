import type { Permission, Role } from '@sestante/api-client/types';

/** Read, write and delete apply to clients and all their records, so each verb has one label. */
type LabelledPermission = Exclude<Permission, `${string}:${'read' | 'write' | 'delete' | 'delete-own'}`>;
type OfClients = 'clients:read' | 'clients:write' | 'clients:delete' | 'clients:delete-own';

/** Labels of permissions. Exhaustive on purpose: a permission with a new verb breaks the build until it has a label. */
export const ABILITY_LABELS: Record<LabelledPermission | OfClients | 'tags:write' | 'settings:write' | 'users:write', string> = {
  'clients:read': 'Vedere clienti e prospect, con azioni e scheda',
  'clients:write': 'Creare, modificare e convertire',
  'tags:write': 'Mettere e togliere tag',
  'clients:assign': 'Assegnare clienti ad altri',
  'clients:delete': 'Eliminare e ripristinare qualunque cliente, azione o voce della scheda',
  'bank-accounts:reveal': 'Leggere gli IBAN per intero',
  'clients:delete-own': 'Eliminare e ripristinare quello che ha creato',
  'reports:approve': 'Approvare i report consulenziali',
  'imports:run': 'Importare clienti da un file',
  'exports:run': 'Esportare elenchi',
  'settings:write': 'Regolare come lavora l’agenzia, per esempio le fasi dei prospect',
  'users:write': 'Gestire persone, permessi e posta',
};
export type Ability = keyof typeof ABILITY_LABELS;

export const ABILITIES = Object.keys(ABILITY_LABELS) as Ability[];

/** Short labels for narrow columns. */
export const SHORT_ROLE_LABELS: Record<Role, string> = {
  agency_admin: 'Amministratore',
  agent: 'Agente',
  front_office: 'Front Office',
  back_office: 'Back Office',
  collaborator: 'Collaboratore',
};

export const ROLES = Object.keys(SHORT_ROLE_LABELS) as Role[];
