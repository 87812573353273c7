import type { TestApp } from './app.js';
import { renewed } from './renewed.js';
import type { Role, Visibility } from '../src/core/auth/permissions.js';
import type { Person, TestAgency } from './make.js';

/** One of the two agencies that must not know of each other. */
export interface Tenant {
  name: string;
  agency: TestAgency;
  admin: Person;
  /** Calls nothing: the rows that are nobody's own are theirs. */
  colleague: Person;
  /** Of the agency, and no longer active. */
  deactivated: Person;
  tagId: string;
  /** The first stage of the agency's pipeline. */
  stageId: string;
  /** What actions of the agency are of, begin with and end with. */
  crm: { typeId: string; plannedId: string; doneId: string };
  /** Types that no rule is for yet. */
  freshTypeIds: string[];
  /** A client of each person who has some, by the person. */
  clientIds: Map<string, string>;
  /** A mail of the agency's, once it is planted. */
  mailId?: string;
}

/** A person with the agency they are of. */
export interface Someone {
  tenant: Tenant;
  person: Person;
}

/** Who calls, and with what. */
export interface Caller extends Someone {
  name: string;
  /** Undefined for nobody. Then, and when it is no longer good, `person` only says whose rows stand for "own". */
  token: string | undefined;
  signedIn: boolean;
  role: Role;
  /** An admin who looks through the person's eyes. */
  readOnly?: boolean;
}

/** The callers of the matrix, by name; tokens are made by `tokenOf`, stale ones by whoever knows how. */
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
