import type { Permission, Role } from '@sestante/api-client/types';

/** Reading, writing and deleting is the same for clients and for all that belongs to them: each verb is told once. */
type LabelledPermission = Exclude<Permission, `${string}:${'read' | 'write' | 'delete' | 'delete-own'}`>;
type OfClients = 'clients:read' | 'clients:write' | 'clients:delete' | 'clients:delete-own';

/** What a role may do, in words. Exhaustive on purpose: a permission with a verb of its own breaks the build until it has its words. */
export const ABILITY_LABELS: Record<LabelledPermission | OfClients | 'tags:write' | 'settings:write' | 'users:write', string> = {
  'clients:read': 'Vedere clienti e prospect, con azioni e scheda',
  'clients:write': 'Creare, modificare e convertire',
  'tags:write': 'Mettere e togliere tag',
  'clients:assign': 'Assegnare clienti ad altri',
  'clients:delete': 'Eliminare e ripristinare qualunque cliente, azione o voce della scheda',
  'bank-accounts:reveal': 'Leggere gli IBAN per intero',
  'clients:delete-own': 'Eliminare e ripristinare quello che ha creato',
  'imports:run': 'Importare clienti da un file',
  'exports:run': 'Esportare elenchi',
  'settings:write': 'Regolare come lavora l’agenzia, per esempio le fasi dei prospect',
  'users:write': 'Gestire persone, permessi e posta',
};
export type Ability = keyof typeof ABILITY_LABELS;

export const ABILITIES = Object.keys(ABILITY_LABELS) as Ability[];

/** For narrow columns. */
export const SHORT_ROLE_LABELS: Record<Role, string> = {
  agency_admin: 'Amministratore',
  agent: 'Agente',
  front_office: 'Front Office',
  back_office: 'Back Office',
  collaborator: 'Collaboratore',
};

export const ROLES = Object.keys(SHORT_ROLE_LABELS) as Role[];
