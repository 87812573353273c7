import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { validate as isUuid } from 'uuid';
import { Keys } from '../core/keys.js';

const ISSUER = 'sestante';
export const SECOND_STEP_SECONDS = 300;

/** Purpose of a token; one for a purpose is valid for no other, nor as an access token. */
type Purpose = 'second-step' | 'passkey-log-in' | 'passkey-creation';

/** Random value, consumed when the second step succeeds. */
interface Challenged {
  challenge: string;
}

/** Result of a right password, until the second factor is shown. */
export interface FirstStep extends Challenged {
  agencyId: string;
  userId: string;
  remember: boolean;
  /** Keyed hash of the stored password hash that matched. */
  password?: string;
}

/** Signs the result of the first of two steps, so that nothing has to be stored. */
@Injectable()
export class SecondStepTokens {
  constructor(private readonly keys: Keys) {}

  /** @param person user identified by the first step; omitted where a passkey identifies the user */
  sign(purpose: Purpose, person?: Omit<FirstStep, 'challenge'>): { token: string; challenge: string } {
    const challenge = randomBytes(32).toString('base64url');
    const token = jwt.sign({ agency: person?.agencyId, remember: person?.remember, password: person?.password }, this.keys.signing, {
      algorithm: 'ES256',
      issuer: ISSUER,
      audience: audienceOf(purpose),
      jwtid: challenge,
      expiresIn: SECOND_STEP_SECONDS,
      ...(person && { subject: person.userId }),
    });
    return { token, challenge };
  }

  /** Returns undefined for a token with a wrong signature or purpose, or an expired one. */
  read(purpose: Exclude<Purpose, 'passkey-log-in'>, token: string): FirstStep | undefined {
    const { sub, jti, agency, remember, password } = this.claims(purpose, token);
    if (!isUuid(sub) || !isUuid(agency) || !jti) return undefined;
    return {
      agencyId: agency as string,
      userId: sub as string,
      remember: remember === true,
      challenge: jti,
      ...(typeof password === 'string' && { password }),
    };
  }

  /** Returns the challenge of a token that names no user. */
  challengeOf(purpose: 'passkey-log-in', token: string): string | undefined {
    return this.claims(purpose, token).jti;
  }

  private claims(purpose: Purpose, token: string): jwt.JwtPayload {
    try {
      const options = { algorithms: ['ES256' as const], issuer: ISSUER, audience: audienceOf(purpose) };
      return jwt.verify(token, this.keys.verifying, options) as jwt.JwtPayload;
    } catch {
      return {};
    }
  }
}

const audienceOf = (purpose: Purpose) => `sestante-${purpose}`;
