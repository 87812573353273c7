import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import jwt from 'jsonwebtoken';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { validate as isUuid } from 'uuid';
import { Keys } from '../keys.js';
import type { Actor } from './actor.js';
import { ROLES, VISIBILITIES, type Role, type Visibility } from './permissions.js';
import { ActorResolver } from './actor-resolver.js';

const ISSUER = 'sestante';
const AUDIENCE = 'sestante-api';
const ACCESS = 'access';
const VIEW_AS = 'view-as';
export const ACCESS_TOKEN_SECONDS = 600;

/**
 * Signs the ten-minute access token, which a browser keeps in memory. The token names a session; its rights are looked up
 * on each request.
 */
@Injectable()
export class AccessTokens {
  constructor(private readonly keys: Keys) {}

  sign(userId: string, sessionId: string): string {
    return jwt.sign({ typ: ACCESS, sid: sessionId }, this.keys.signing, {
      algorithm: 'ES256',
      issuer: ISSUER,
      audience: AUDIENCE,
      subject: userId,
      expiresIn: ACCESS_TOKEN_SECONDS,
    });
  }

  /** Signs a ten-minute "view as" token, which also ends with the admin's own session. */
  signViewAs(admin: Required<Pick<Actor, 'userId' | 'session'>>, seen: { userId: string; role: Role; visibility: Visibility }): string {
    return jwt.sign({ typ: VIEW_AS, sid: admin.session.id, adm: admin.userId, rol: seen.role, vis: seen.visibility }, this.keys.signing, {
      algorithm: 'ES256',
      issuer: ISSUER,
      audience: AUDIENCE,
      subject: seen.userId,
      expiresIn: ACCESS_TOKEN_SECONDS,
    });
  }
}

interface Payload {
  typ?: unknown;
  sid?: unknown;
  sub?: unknown;
  adm?: unknown;
  rol?: unknown;
  vis?: unknown;
}

/** Verifies access tokens with pinned algorithm, issuer, audience and type. An ended session is refused whatever its token says. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    keys: Keys,
    private readonly actorResolver: ActorResolver,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // jsonwebtoken accepts a KeyObject and would parse a PEM text for each request; passport-jwt's types do not allow it.
      secretOrKey: keys.verifying as unknown as Buffer,
      algorithms: ['ES256'],
      issuer: ISSUER,
      audience: AUDIENCE,
    });
  }

  async validate({ typ, sid, sub, adm, rol, vis }: Payload): Promise<Actor | false> {
    if (!isId(sid) || !isId(sub)) return false;
    if (typ === ACCESS) return (await this.actorResolver.fromSession(sid, sub)) ?? false;
    const role = ROLES.find((known) => known === rol);
    const visibility = VISIBILITIES.find((known) => known === vis);
    if (typ !== VIEW_AS || !isId(adm) || !role || !visibility) return false;
    return (await this.actorResolver.viewAs(sid, adm, sub, role, visibility)) ?? false;
  }
}

const isId = (value: unknown): value is string => isUuid(value);
