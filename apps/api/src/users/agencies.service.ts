import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { automation } from '../core/auth/actor.js';
import type { Role, Visibility } from '../core/auth/permissions.js';
import { Passwords } from '../core/auth/passwords.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { violates } from '../core/database/violations.js';
import { conflict } from '../core/errors.js';
import { DECLARED_FEATURES, type Feature } from '../core/feature.js';
import { Agency } from './agency.entity.js';
import { User } from './user.entity.js';

/** User of a new agency. */
export interface NewUser {
  email: string;
  firstName: string;
  lastName: string;
  role: Role;
  visibility: Visibility;
}

/** Creates agencies, which is done on the command line and not over the API. */
@Injectable()
export class AgenciesService {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    @Inject(DECLARED_FEATURES) private readonly features: readonly Feature[],
  ) {}

  /**
   * Creates an agency with its system user and its users, who all get the password.
   * @returns the agency's id, and the users' ids by e-mail
   * @throws 409 when an e-mail is in use
   */
  async create(
    name: string,
    people: NewUser[],
    password: string,
  ): Promise<{ agencyId: string; systemUserId: string; userIds: Map<string, string> }> {
    const agencyId = uuidv7();
    const systemUserId = uuidv7();
    const userIds = new Map(people.map(({ email }) => [email, uuidv7()]));
    const passwordHash = await this.passwords.hash(password);
    try {
      await this.db.write(automation(agencyId, systemUserId), async (tx) => {
        await this.insert(tx, name);
        await tx.insert(
          User,
          people.map((person) => ({
            ...person,
            agencyId,
            id: userIds.get(person.email),
            passwordHash,
            displayName: `${person.firstName} ${person.lastName}`,
          })),
        );
      });
    } catch (error) {
      if (violates(error, 'users_email')) throw conflict('email-taken', 'A user of this installation already has that e-mail.');
      throw error;
    }
    return { agencyId, systemUserId, userIds };
  }

  /** Inserts the agency of the transaction's actor, who becomes its system user, and the rows that each new agency begins with. */
  async insert(tx: UnitOfWork, name: string): Promise<void> {
    const { agencyId, userId } = tx.actor;
    await tx.insert(Agency, { agencyId, name });
    await tx.insert(User, {
      agencyId,
      id: userId,
      kind: 'system',
      firstName: 'Sestante',
      lastName: '',
      displayName: 'Sestante',
      role: 'agency_admin',
      visibility: 'agency',
    });
    for (const { insertStart } of this.features) await insertStart?.(tx);
  }

  /** Returns whether the installation has any agency. */
  async any(): Promise<boolean> {
    return (await this.db.callAuthFunction('agencies', [])).length > 0;
  }
}
