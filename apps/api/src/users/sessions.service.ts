import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from '../core/auth/access-token.js';
import type { Actor } from '../core/auth/actor.js';
import { RecentTokens } from '../core/auth/recent-tokens.js';
import { Config } from '../core/config.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Problem } from '../core/errors.js';
import { Housekeeping } from '../core/jobs/housekeeping.js';
import { hashOf, Keys } from '../core/keys.js';
import { MeQueries } from './me.queries.js';
import { RefreshToken, Session } from './session.entity.js';
import { User } from './user.entity.js';
import type { SessionTokens } from './user.dto.js';

/** Milliseconds in which a second use returns the same successor, for two tabs of one browser that refresh at once. */
const GRACE_MS = 10_000;
const HOUR_MS = 3_600_000;

/** Origin of a request, as sessions and limits record it. */
export interface Device {
  ip: string;
  userAgent: string | null;
}

/** Answer to the browser: tokens in the body, and the refresh token in its cookie. */
export interface SignedIn {
  tokens: SessionTokens;
  refreshToken: string;
  /** Cookie lifetime in seconds; undefined for a cookie that ends with the browser. */
  cookieSeconds: number | undefined;
}

interface Began {
  sessionId: string;
  refreshToken: string;
  remembered: boolean;
  expiresAt: Date;
}

declare module '../core/database/db.js' {
  interface AuthFunctions {
    refresh_token: { agency_id: string; user_id: string; session_id: string };
  }
}

/** Sessions: creation, rotation of refresh tokens with reuse detection, and end. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
    private readonly accessTokens: AccessTokens,
    private readonly keys: Keys,
    private readonly recent: RecentTokens,
    private readonly me: MeQueries,
    housekeeping: Housekeeping,
  ) {
    housekeeping.onEachAgency((tx) =>
      tx.query(
        sql`DELETE FROM sessions WHERE agency_id = ${tx.actor.agencyId} AND least(expires_at, ended_at) < now() - interval '90 days'`,
      ),
    );
  }

  /** Creates a session in the transaction that proved the user's identity. */
  async begin(tx: UnitOfWork, remembered: boolean, device: Device): Promise<Began> {
    const { agencyId, userId } = tx.actor;
    const refreshToken = randomBytes(32).toString('base64url');
    const sessionId = uuidv7();
    const now = new Date();
    const expiresAt = this.endOf({ createdAt: now, remembered });
    await tx.insert(Session, {
      agencyId,
      id: sessionId,
      userId,
      remembered,
      userAgent: device.userAgent,
      ip: device.ip,
      createdAt: now,
      lastUsedAt: now,
      expiresAt,
      endedAt: null,
    });
    await tx.insert(RefreshToken, { agencyId, tokenHash: hashOf(refreshToken), sessionId });
    await tx.update(User, { agencyId, id: userId }, { lastSeenAt: now });
    return { sessionId, refreshToken, remembered, expiresAt };
  }

  /** Issues the tokens of a committed session. */
  async signedIn(actor: Actor, { sessionId, refreshToken, remembered, expiresAt }: Began): Promise<SignedIn> {
    return {
      tokens: {
        accessToken: this.accessTokens.sign(actor.userId, sessionId),
        expiresIn: ACCESS_TOKEN_SECONDS,
        user: await this.me.get(actor),
      },
      refreshToken,
      cookieSeconds: remembered ? Math.max(1, Math.round((expiresAt.getTime() - Date.now()) / 1000)) : undefined,
    };
  }

  /** Exchanges a refresh token for its successor. @throws 401; a token reused after the grace period ends its session */
  async refresh(token: string | undefined): Promise<SignedIn> {
    if (!token || token.length > 200) throw sessionEnded();
    const [owner] = await this.db.callAuthFunction('refresh_token', [hashOf(token)]);
    if (!owner) throw sessionEnded();
    const actor = personOf(owner.agency_id, owner.user_id);
    // Derived from the token and the installation's key, so that the same successor can be returned again without being
    // stored.
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
      // The maximum length may have been shortened since the log-in; it is never extended for a running session.
      const expiresAt = new Date(Math.min(session.expiresAt.getTime(), this.endOf(session).getTime()));
      if (expiresAt <= now || (known.usedAt && now.getTime() - known.usedAt.getTime() > GRACE_MS)) {
        await tx.update(Session, { agencyId: owner.agency_id, id: session.id }, { endedAt: now });
        return undefined;
      }
      if (!known.usedAt) {
        await tx.update(RefreshToken, { agencyId: owner.agency_id, tokenHash: known.tokenHash }, { usedAt: now });
        await tx.insert(RefreshToken, { agencyId: owner.agency_id, tokenHash: hashOf(successor), sessionId: session.id });
        await tx.update(Session, { agencyId: owner.agency_id, id: session.id }, { lastUsedAt: now, expiresAt });
        await tx.update(User, { agencyId: owner.agency_id, id: user.id }, { lastSeenAt: now });
      }
      return { sessionId: session.id, refreshToken: successor, remembered: session.remembered, expiresAt };
    });
    if (!outcome) {
      this.recent.forget(owner.user_id);
      throw sessionEnded();
    }
    return this.signedIn(actor, outcome);
  }

  /** Ends the session of the cookie, and does not reveal whether there was one. */
  async logOut(token: string | undefined): Promise<void> {
    if (!token || token.length > 200) return;
    const [owner] = await this.db.callAuthFunction('refresh_token', [hashOf(token)]);
    if (!owner) return;
    await this.db.write(personOf(owner.agency_id, owner.user_id), (tx) =>
      tx.update(Session, { agencyId: owner.agency_id, id: owner.session_id }, { endedAt: new Date() }),
    );
    this.recent.forget(owner.user_id);
  }

  private endOf({ createdAt, remembered }: Pick<Session, 'createdAt' | 'remembered'>): Date {
    const { sessionHours } = this.config;
    return new Date(createdAt.getTime() + (remembered ? sessionHours.remembered : sessionHours.otherwise) * HOUR_MS);
  }
}

const sessionEnded = () => new Problem(401, 'session-ended', 'The session has ended. Log in again.');

/** Returns an actor for the user with `own` visibility, which suffices for their own sessions. */
export const personOf = (agencyId: string, userId: string): Actor => ({
  agencyId,
  userId,
  visibility: 'own',
  permissions: new Set(),
  origin: 'staff',
});
