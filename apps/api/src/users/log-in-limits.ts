import { Injectable } from '@nestjs/common';
import { Db } from '../core/database/db.js';
import { Problem } from '../core/errors.js';
import { Keys } from '../core/keys.js';

/** Tries before the first wait, for one account from one address; for the account from anywhere; for an address. */
const FREE_TRIES = { pair: 5, account: 50, address: 50, own: 5, factor: 5, passkey: 50 };

interface Limit {
  key: string;
  free: number;
}

/**
 * Slows down the guessing of passwords. A try is counted before the password is compared and given back when it was
 * right, so that a burst gets no more of them than a row. Kept as keyed hashes: the table is nobody's address book.
 */
@Injectable()
export class LogInLimits {
  constructor(
    private readonly db: Db,
    private readonly keys: Keys,
  ) {}

  /**
   * Compares the password of a log-in.
   * @param account whom the e-mail stands for, if for anybody
   * @throws 429 when it is not this caller's turn
   */
  logIn(
    email: string,
    ip: string,
    account: { agencyId: string; userId: string } | undefined,
    compare: () => Promise<boolean>,
  ): Promise<boolean> {
    const name = email.toLowerCase();
    const limits = [this.limit('pair', name, ip), this.limit('account', name), this.limit('address', ip)];
    return this.counted(limits, [account?.agencyId ?? null, account?.userId ?? null, ip], compare);
  }

  /** The same for somebody who is signed in and says their password once more: a session left open is no free guess. */
  own(userId: string, compare: () => Promise<boolean>): Promise<boolean> {
    return this.counted([this.limit('own', userId)], [null, null, null], compare);
  }

  /** Codes of a second factor. The password was right before: nobody else can make their owner wait. */
  secondFactor(userId: string, compare: () => Promise<boolean>): Promise<boolean> {
    return this.counted([this.limit('factor', userId)], [null, null, null], compare);
  }

  /** Passkeys without a password. They cannot be guessed; it is the work of comparing that has an end. */
  passkey(ip: string, compare: () => Promise<boolean>): Promise<boolean> {
    return this.counted([this.limit('passkey', ip)], [null, null, null], compare);
  }

  private async counted(limits: Limit[], known: (string | null)[], compare: () => Promise<boolean>): Promise<boolean> {
    const keys = limits.map(({ key }) => key);
    const [taken] = await this.db.callAuthFunction<{ wait: number | null; counted: number }>('log_in_try', [
      keys,
      limits.map(({ free }) => free),
      ...known,
    ]);
    if (taken?.wait) throw new Problem(429, 'too-many-log-ins', 'Too many wrong passwords. Wait a little.', { retryAfter: taken.wait });
    const giveBack = () => this.db.callAuthFunction('log_in_untried', [keys.slice(0, taken?.counted)]);
    const right = await compare().catch(async (error: unknown) => {
      await giveBack();
      throw error;
    });
    if (right) {
      await giveBack();
      await this.db.callAuthFunction('log_in_succeeded', [keys[0]]);
    }
    return right;
  }

  private limit(kind: keyof typeof FREE_TRIES, ...parts: string[]): Limit {
    return { key: this.keys.hmac('log-in', [kind, ...parts].join('\n')).toString('base64url'), free: FREE_TRIES[kind] };
  }
}
