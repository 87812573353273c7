import { Injectable } from '@nestjs/common';
import { Db } from '../core/database/db.js';
import { Problem } from '../core/errors.js';
import { Keys } from '../core/keys.js';
import { Log } from '../core/log.js';

/** Attempts before the first wait: for one account from one address; for the account from anywhere; for an address. */
const FREE_TRIES = { pair: 5, account: 50, address: 50, own: 5, factor: 5, passkey: 50 };

interface Limit {
  key: string;
  free: number;
}

declare module '../core/database/db.js' {
  interface AuthFunctions {
    log_in_try: { wait: number | null; counted: number };
    log_in_untried: unknown;
    log_in_succeeded: unknown;
  }
}

/**
 * Slows down password guessing. An attempt is counted before the password is compared and refunded when it was right, so
 * that concurrent attempts gain nothing over sequential ones. Keys are hashed, so that the table reveals no e-mail or IP
 * address.
 */
@Injectable()
export class LogInLimits {
  constructor(
    private readonly db: Db,
    private readonly keys: Keys,
    private readonly log: Log,
  ) {}

  /**
   * Compares the password of a log-in.
   * @param account id of the user with the e-mail, if there is one
   * @throws 429 while this caller must wait
   */
  logIn(
    email: string,
    ip: string,
    account: { agencyId: string; userId: string } | undefined,
    compare: () => Promise<boolean>,
  ): Promise<boolean> {
    const name = email.toLowerCase();
    const limits = [this.limit('pair', name, ip), this.limit('account', name), this.limit('address', ip)];
    const who = account ?? { accountHash: this.keys.hmac('log-in-account', name).toString('base64url') };
    return this.counted(limits, [account?.agencyId ?? null, account?.userId ?? null, ip], who, compare);
  }

  /** Compares the password of a signed-in user, limited as well, so that an unattended session allows no free guesses. */
  own(userId: string, compare: () => Promise<boolean>): Promise<boolean> {
    return this.counted([this.limit('own', userId)], [null, null, null], { userId }, compare);
  }

  /** Compares a second-factor code. The password was right before, so nobody else can make the user wait. */
  secondFactor(userId: string, compare: () => Promise<boolean>): Promise<boolean> {
    return this.counted([this.limit('factor', userId)], [null, null, null], { userId }, compare);
  }

  /** Verifies a passkey without a password. Passkeys cannot be guessed; this limits the cost of verification. */
  passkey(ip: string, compare: () => Promise<boolean>): Promise<boolean> {
    return this.counted([this.limit('passkey', ip)], [null, null, null], {}, compare);
  }

  private async counted(
    limits: Limit[],
    known: (string | null)[],
    who: Record<string, string>,
    compare: () => Promise<boolean>,
  ): Promise<boolean> {
    const keys = limits.map(({ key }) => key);
    const [taken] = await this.db.callAuthFunction('log_in_try', [keys, limits.map(({ free }) => free), ...known]);
    if (taken?.wait) throw new Problem(429, 'too-many-log-ins', 'Too many wrong passwords. Wait a little.', { retryAfter: taken.wait });
    const giveBack = () => this.db.callAuthFunction('log_in_untried', [keys.slice(0, taken?.counted)]);
    const right = await compare().catch(async (error: unknown) => {
      await giveBack();
      throw error;
    });
    if (right) {
      await giveBack();
      await this.db.callAuthFunction('log_in_succeeded', [keys[0]]);
    } else this.log.warn(who, 'A log-in failed.');
    return right;
  }

  private limit(kind: keyof typeof FREE_TRIES, ...parts: string[]): Limit {
    return { key: this.keys.hmac('log-in', [kind, ...parts].join('\n')).toString('base64url'), free: FREE_TRIES[kind] };
  }
}
