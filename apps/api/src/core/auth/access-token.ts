import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import jwt from 'jsonwebtoken';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { validate as isUuid } from 'uuid';
import { Keys } from '../keys.js';
import type { Actor } from './actor.js';
import { Principals } from './principals.js';

const ISSUER = 'sestante';
const AUDIENCE = 'sestante-api';
const TYPE = 'access';
export const ACCESS_TOKEN_SECONDS = 600;

/** Signs the ten-minute token that a browser holds in memory. It names a session; what that may do is looked up. */
@Injectable()
export class AccessTokens {
  constructor(private readonly keys: Keys) {}

  sign(userId: string, sessionId: string): string {
    return jwt.sign({ typ: TYPE, sid: sessionId }, this.keys.signing, {
      algorithm: 'ES256',
      issuer: ISSUER,
      audience: AUDIENCE,
      subject: userId,
      expiresIn: ACCESS_TOKEN_SECONDS,
    });
  }
}

/** Algorithm, issuer, audience and type are pinned; a session that has ended is refused whatever its token says. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    keys: Keys,
    private readonly principals: Principals,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: keys.verifying.export({ type: 'spki', format: 'pem' }).toString(),
      algorithms: ['ES256'],
      issuer: ISSUER,
      audience: AUDIENCE,
    });
  }

  async validate(payload: { typ?: unknown; sid?: unknown; sub?: unknown }): Promise<Actor | false> {
    if (payload.typ !== TYPE || !isId(payload.sid) || !isId(payload.sub)) return false;
    return (await this.principals.ofSession(payload.sid, payload.sub)) ?? false;
  }
}

const isId = (value: unknown): value is string => isUuid(value);
