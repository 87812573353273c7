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

const PARTICLES = /^(?:da|dal|dalla|de|degli|dei|del|della|di|la|le|lo)$/i;

/** Returns the initials of a display name: "GF" for Giulia Ferraris, "MD" for Marco De Santis. */
export function initialsOf(person: { displayName: string }): string {
  const words = person.displayName.split(/\s+/).filter((word) => word !== '');
  const particle = words.length > 2 ? words.at(-2) : undefined;
  const surname = particle !== undefined && PARTICLES.test(particle) ? particle : words.slice(1).at(-1);
  return ((words[0]?.[0] ?? '') + (surname?.[0] ?? '')).toUpperCase();
}
