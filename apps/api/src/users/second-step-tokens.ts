import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { validate as isUuid } from 'uuid';
import { Keys } from '../core/keys.js';

const ISSUER = 'sestante';
export const SECOND_STEP_SECONDS = 300;

/** What somebody goes on with; a token for one passes for no other, nor for an access token. */
type Purpose = 'second-step' | 'passkey-log-in' | 'passkey-creation';

/** Random; spent when what it was made for succeeds. */
interface Challenged {
  challenge: string;
}

/** What a right password has proved, until the second factor is shown. */
export interface FirstStep extends Challenged {
  agencyId: string;
  userId: string;
  remember: boolean;
  /** A keyed hash of the stored password that was right. */
  password?: string;
}

/** Signs what the first of two steps has proved, so that nothing is kept of it. */
@Injectable()
export class SecondStepTokens {
  constructor(private readonly keys: Keys) {}

  /** @param person whom the first step has shown; nobody yet, where a passkey is to say it */
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

  /** Undefined for what we did not sign, for another purpose, or too long ago. */
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

  /** The same of a token that names nobody. */
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
