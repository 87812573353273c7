import type { Role, Visibility } from '@sestante/api-client/types';

export const ROLE_LABELS: Record<Role, string> = {
  agency_admin: 'Amministratore Agenzia',
  agent: 'Agente',
  front_office: 'Front Office',
  back_office: 'Back Office',
  collaborator: 'Collaboratore',
};

export const VISIBILITY_LABELS: Record<Visibility, string> = {
  own: 'Solo i propri clienti',
  agency: 'Tutta l’agenzia',
};

/** "GF" for Giulia Ferraris. */
export function initialsOf(person: { displayName: string }): string {
  const words = person.displayName.split(/\s+/).filter((word) => word !== '');
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}
