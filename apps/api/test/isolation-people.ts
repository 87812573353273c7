import type { TestApp } from './app.js';
import { renewed } from './renewed.js';
import type { Role, Visibility } from '../src/core/auth/permissions.js';
import type { Person, TestAgency } from './make.js';

/** Password of the user who signs in with one. */
export const PASSWORD = 'canarino giallo in gabbia';

/** One of the two agencies that must stay isolated from each other. */
export interface Tenant {
  name: string;
  agency: TestAgency;
  admin: Person;
  /** User who sends no requests and owns the rows that belong to no caller. */
  colleague: Person;
  /** Deactivated user of the agency. */
  deactivated: Person;
  tagId: string;
  /** First stage of the agency's pipeline. */
  stageId: string;
  /** Default action type and outcomes of the agency. */
  crm: { typeId: string; plannedId: string; doneId: string };
  /** Standard template of questionnaires for persons. */
  templateId: string;
  /** Types without a suggestion rule. */
  freshTypeIds: string[];
  /** One client of each person who has any, by the person's id. */
  clientIds: Map<string, string>;
}

/** A person with their agency. */
export interface Someone {
  tenant: Tenant;
  person: Person;
}

/** A caller of the matrix with a role and token. */
export interface Caller extends Someone {
  name: string;
  /** Undefined for the anonymous caller. Without a valid token, `person` only determines the rows of the relation "own". */
  token: string | undefined;
  signedIn: boolean;
  role: Role;
  /** Whether the caller is an admin in a read-only "view as" session. */
  readOnly?: boolean;
}

/** Callers of the matrix; `tokens` creates valid, expired and ended tokens. */
export async function callersOf(
  test: TestApp,
  ours: Tenant,
  theirs: Tenant,
  tokens: {
    valid(person: Person): string;
    viewAs(admin: Person, seen: Person): string;
    expired(person: Person): string;
    ended(person: Person): Promise<string>;
  },
): Promise<Caller[]> {
  const caller = (
    name: string,
    tenant: Tenant,
    person: Person,
    role: Role,
    token: string | (() => string) | undefined,
    signedIn = true,
    readOnly = false,
  ): Caller => {
    const current = typeof token === 'function' ? renewed(token) : () => token;
    return {
      name,
      tenant,
      person,
      role,
      get token() {
        return current();
      },
      signedIn,
      readOnly,
    };
  };
  const someone = async (name: string, role: Role, visibility: Visibility) => {
    const person = await test.make.person(ours.agency, { role, visibility });
    return caller(name, ours, person, role, () => tokens.valid(person));
  };
  const expired = await test.make.person(ours.agency);
  const ended = await test.make.person(ours.agency);
  const seen = await test.make.person(ours.agency);
  return [
    caller('anonymous', ours, ours.admin, 'agency_admin', undefined, false),
    caller('expired token', ours, expired, 'collaborator', tokens.expired(expired), false),
    caller('ended session', ours, ended, 'collaborator', await tokens.ended(ended), false),
    caller('other agency’s admin', theirs, theirs.admin, 'agency_admin', () => tokens.valid(theirs.admin)),
    caller('admin', ours, ours.admin, 'agency_admin', () => tokens.valid(ours.admin)),
    await someone('collaborator own A', 'collaborator', 'own'),
    await someone('collaborator own B', 'collaborator', 'own'),
    await someone('collaborator agency', 'collaborator', 'agency'),
    caller('view as collaborator', ours, seen, 'collaborator', () => tokens.viewAs(ours.admin, seen), true, true),
    await someone('agent', 'agent', 'own'),
    await someone('front_office', 'front_office', 'agency'),
    await someone('back_office', 'back_office', 'agency'),
  ];
}
