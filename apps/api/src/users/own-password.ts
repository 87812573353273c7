import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Passwords } from '../core/auth/passwords.js';
import { Db } from '../core/database/db.js';
import { invalid } from '../core/errors.js';
import { LogInLimits } from './log-in-limits.js';
import { MeQueries } from './me.queries.js';

/** Verifies the password of a signed-in user before a sensitive change. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly limits: LogInLimits,
    private readonly me: MeQueries,
  ) {}

  /** @throws 422 at the pointer for a wrong password, 429 after too many of them */
  async check(actor: Actor, pointer: string, password: string): Promise<void> {
    const { email } = await this.me.get(actor);
    const [account] = await this.db.callAuthFunction('user_by_email', [email]);
    if (await this.limits.own(actor.userId, () => this.passwords.matches(account?.password_hash, password))) return;
    throw invalid([{ pointer, code: 'wrong-password', message: 'This is not the current password.' }]);
  }
}
