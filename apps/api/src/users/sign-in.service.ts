import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from '../core/auth/access-token.js';
import type { Actor } from '../core/auth/actor.js';
import { Passwords } from '../core/auth/passwords.js';
import { RecentTokens } from '../core/auth/recent-tokens.js';
import { Db } from '../core/database/db.js';
import { Problem } from '../core/errors.js';
import { Keys } from '../core/keys.js';
import { LogInLimits } from './log-in-limits.js';
import { MeQueries } from './me.queries.js';
import { RefreshToken, Session } from './session.entity.js';
import { User } from './user.entity.js';
import type { LoginDto, SessionTokens } from './user.dto.js';

/** Two tabs that refresh at once are one honest browser: the second gets the same successor. */
const GRACE_MS = 10_000;
const REMEMBERED_DAYS = 30;
const FORGOTTEN_HOURS = 12;

/** Where a request comes from, as sessions and limits remember it. */
export interface Device {
  ip: string;
  userAgent: string | null;
}

/** What the browser gets: tokens in the body, and the refresh token in its cookie. */
export interface SignedIn {
  tokens: SessionTokens;
  refreshToken: string;
  /** Undefined: the cookie goes when the browser closes. */
  cookieSeconds: number | undefined;
}

/** Log-in, and the rotation of refresh tokens with detection of their reuse. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Db,
    private readonly passwords: Passwords,
    private readonly accessTokens: AccessTokens,
    private readonly keys: Keys,
    private readonly recent: RecentTokens,
    private readonly limits: LogInLimits,
    private readonly me: MeQueries,
  ) {}

  /** @throws 401, the same for every cause; 429 after too many failures */
  async logIn({ email, password, remember = false }: LoginDto, device: Device): Promise<SignedIn> {
    const [user] = await this.db.identify<{ agency_id: string; id: string; password_hash: string | null; active: boolean }>(
      'user_by_email',
      [email],
    );
    const account = user && { agencyId: user.agency_id, userId: user.id };
    // The hash is compared for unknown accounts too: the time tells nothing.
    const compare = async () => (await this.passwords.matches(user?.password_hash, password)) && (user?.active ?? false);
    if (!(await this.limits.logIn(email, device.ip, account, compare)) || !user)
      throw new Problem(401, 'wrong-credentials', 'E-mail or password are not right.');

    const refreshToken = randomBytes(32).toString('base64url');
    const sessionId = uuidv7();
    const actor = personOf(user.agency_id, user.id);
    await this.db.write(actor, async (tx) => {
      const now = new Date();
      const session = {
        agencyId: user.agency_id,
        id: sessionId,
        userId: user.id,
        remembered: remember,
        userAgent: device.userAgent,
        ip: device.ip,
        createdAt: now,
        lastUsedAt: now,
        expiresAt: lifeFrom(now, remember),
        endedAt: null,
      };
      await tx.insert(Session, session);
      await tx.insert(RefreshToken, { agencyId: user.agency_id, tokenHash: hashOf(refreshToken), sessionId });
      await tx.update(User, { agencyId: user.agency_id, id: user.id }, { lastSeenAt: now });
    });
    return this.signedIn(actor, sessionId, refreshToken, remember);
  }

  /** Trades a refresh token for its successor. @throws 401; a token used twice, past the grace, ends its session */
  async refresh(token: string | undefined): Promise<SignedIn> {
    if (!token || token.length > 200) throw sessionEnded();
    const [owner] = await this.db.identify<{ agency_id: string; user_id: string; session_id: string }>('refresh_token', [hashOf(token)]);
    if (!owner) throw sessionEnded();
    const actor = personOf(owner.agency_id, owner.user_id);
    // Made from the token and our key, so that the same successor can be given again without being stored.
    const successor = this.keys.hmac('refresh', token).toString('base64url');
    const outcome = await this.db.write(actor, async (tx) => {
      const session = await tx.manager.findOne(Session, {
        where: { agencyId: owner.agency_id, id: owner.session_id },
        lock: { mode: 'pessimistic_write' },
      });
      const user = await tx.manager.findOneByOrFail(User, { agencyId: owner.agency_id, id: owner.user_id });
      const known = await tx.manager.findOneByOrFail(RefreshToken, { agencyId: owner.agency_id, tokenHash: hashOf(token) });
      const now = new Date();
      if (!session || session.endedAt || session.expiresAt <= now || !user.active) return undefined;
      if (known.usedAt && now.getTime() - known.usedAt.getTime() > GRACE_MS) {
        await tx.update(Session, { agencyId: owner.agency_id, id: session.id }, { endedAt: now });
        return undefined;
      }
      if (!known.usedAt) {
        await tx.update(RefreshToken, { agencyId: owner.agency_id, tokenHash: known.tokenHash }, { usedAt: now });
        await tx.insert(RefreshToken, { agencyId: owner.agency_id, tokenHash: hashOf(successor), sessionId: session.id });
        await tx.update(
          Session,
          { agencyId: owner.agency_id, id: session.id },
          { lastUsedAt: now, expiresAt: session.remembered ? lifeFrom(now, true) : session.expiresAt },
        );
        await tx.update(User, { agencyId: owner.agency_id, id: user.id }, { lastSeenAt: now });
      }
      return session.remembered;
    });
    if (outcome === undefined) {
      this.recent.forget(owner.user_id);
      throw sessionEnded();
    }
    return this.signedIn(actor, owner.session_id, successor, outcome);
  }

  /** Ends the session of the cookie; says nothing of whether there was one. */
  async logOut(token: string | undefined): Promise<void> {
    if (!token || token.length > 200) return;
    const [owner] = await this.db.identify<{ agency_id: string; user_id: string; session_id: string }>('refresh_token', [hashOf(token)]);
    if (!owner) return;
    await this.db.write(personOf(owner.agency_id, owner.user_id), (tx) =>
      tx.update(Session, { agencyId: owner.agency_id, id: owner.session_id }, { endedAt: new Date() }),
    );
    this.recent.forget(owner.user_id);
  }

  private async signedIn(actor: Actor, sessionId: string, refreshToken: string, remember: boolean): Promise<SignedIn> {
    return {
      tokens: {
        accessToken: this.accessTokens.sign(actor.userId, sessionId),
        expiresIn: ACCESS_TOKEN_SECONDS,
        user: await this.me.get(actor),
      },
      refreshToken,
      cookieSeconds: remember ? REMEMBERED_DAYS * 86_400 : undefined,
    };
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

const lifeFrom = (now: Date, remember: boolean): Date =>
  new Date(now.getTime() + (remember ? REMEMBERED_DAYS * 24 : FORGOTTEN_HOURS) * 3_600_000);

const sessionEnded = () => new Problem(401, 'session-ended', 'The session has ended. Log in again.');

/** Sees only what a person sees of themselves: enough for their own sessions. */
const personOf = (agencyId: string, userId: string): Actor => ({
  agencyId,
  userId,
  visibility: 'own',
  permissions: new Set(),
  origin: 'staff',
});
