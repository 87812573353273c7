/** A person who can log in. */
export interface Person {
  email: string;
  password: string;
}

const DEMO_PASSWORD = 'sestante-demo-2026';
const demo = (email: string): Person => ({ email, password: DEMO_PASSWORD });

/** Agency admin of Agenzia Bellini. */
export const GIULIA = demo('giulia.ferraris@bellini.example');
/** Collaborator of Agenzia Bellini who sees only his own clients. */
export const MARCO = demo('marco.desantis@bellini.example');
/** Collaborator of Agenzia Bellini who sees all clients of the agency. */
export const ELENA = demo('elena.riva@bellini.example');
/** Agency admin of another agency, Studio Colombo. */
export const PAOLO = demo('paolo.colombo@colombo.example');
