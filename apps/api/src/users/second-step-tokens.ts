import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { validate as isUuid } from 'uuid';
import { Keys } from '../core/keys.js';

const ISSUER = 'sestante';
/** Another one than access tokens have: neither passes for the other. */
const AUDIENCE = 'sestante-second-step';
export const SECOND_STEP_SECONDS = 300;

/** What a right password has proved, until the second factor is shown. */
export interface FirstStep {
  agencyId: string;
  userId: string;
  remember: boolean;
  /** Random; spent when the second step succeeds. */
  challenge: string;
}

/** Signs what the first step of a log-in has proved, so that nothing is kept of it. */
@Injectable()
export class SecondStepTokens {
  constructor(private readonly keys: Keys) {}

  sign({ agencyId, userId, remember }: Omit<FirstStep, 'challenge'>): { token: string; challenge: string } {
    const challenge = randomBytes(32).toString('base64url');
    const token = jwt.sign({ agency: agencyId, remember }, this.keys.signing, {
      algorithm: 'ES256',
      issuer: ISSUER,
      audience: AUDIENCE,
      subject: userId,
      jwtid: challenge,
      expiresIn: SECOND_STEP_SECONDS,
    });
    return { token, challenge };
  }

  /** Undefined for what we did not sign, for another purpose, or too long ago. */
  read(token: string): FirstStep | undefined {
    try {
      const options = { algorithms: ['ES256' as const], issuer: ISSUER, audience: AUDIENCE };
      const { sub, jti, agency, remember } = jwt.verify(token, this.keys.verifying, options) as jwt.JwtPayload;
      if (!isUuid(sub) || !isUuid(agency) || !jti) return undefined;
      return { agencyId: agency as string, userId: sub as string, remember: remember === true, challenge: jti };
    } catch {
      return undefined;
    }
  }
}
