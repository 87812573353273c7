import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verifySync } from 'otplib';
import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Keys } from '../core/keys.js';
import type { AuthenticatorSecret } from './second-factor.dto.js';

const SEALED_AS = 'totp';
const ISSUER = 'Sestante';
/** Accepts the thirty-second step before and after, for clock drift and slow typing. */
const TOLERANCE_SECONDS = 30;

interface Row {
  secret: string | null;
  pending_secret: string | null;
  last_step: string | null;
}

/** Verifies codes of an authenticator app (TOTP, RFC 6238: six digits, thirty seconds). */
@Injectable()
export class Authenticators {
  constructor(private readonly keys: Keys) {}

  /** Creates a pending secret, which takes effect when `confirm` receives one of its codes. */
  async begin(tx: UnitOfWork, account: string): Promise<AuthenticatorSecret> {
    const secret = generateSecret();
    await tx.query(sql`INSERT INTO authenticators (agency_id, user_id, pending_secret) VALUES (${tx.actor.agencyId}, ${tx.actor.userId}, ${this.keys.seal(SEALED_AS, secret)})
       ON CONFLICT (agency_id, user_id) DO UPDATE SET pending_secret = excluded.pending_secret`);
    return { secret, uri: generateURI({ issuer: ISSUER, label: account, secret }) };
  }

  /** Returns whether the code matches the pending secret, which then becomes the current one. */
  async confirm(tx: UnitOfWork, code: string): Promise<boolean> {
    const row = await this.locked(tx);
    const step = this.stepOf(row?.pending_secret, code, null);
    if (step === undefined) return false;
    await tx.query(
      sql`UPDATE authenticators SET secret = pending_secret, pending_secret = NULL, confirmed_at = now(), last_step = ${step} WHERE agency_id = ${tx.actor.agencyId} AND user_id = ${tx.actor.userId}`,
    );
    return true;
  }

  /** Returns whether the code is valid now and was not accepted before. */
  async accepts(tx: UnitOfWork, code: string): Promise<boolean> {
    const row = await this.locked(tx);
    const step = this.stepOf(row?.secret, code, row?.last_step ?? null);
    if (step === undefined) return false;
    await tx.query(
      sql`UPDATE authenticators SET last_step = ${step} WHERE agency_id = ${tx.actor.agencyId} AND user_id = ${tx.actor.userId}`,
    );
    return true;
  }

  /** @returns whether there was one in use */
  async remove(tx: UnitOfWork, userId: string): Promise<boolean> {
    const removed = await tx.query<Row>(
      sql`DELETE FROM authenticators WHERE agency_id = ${tx.actor.agencyId} AND user_id = ${userId} RETURNING secret`,
    );
    return removed.some(({ secret }) => secret !== null);
  }

  /** Locks the row, so that of two concurrent requests with the same code only one succeeds. */
  private async locked(tx: UnitOfWork): Promise<Row | undefined> {
    const [row] = await tx.query<Row>(
      sql`SELECT secret, pending_secret, last_step FROM authenticators WHERE agency_id = ${tx.actor.agencyId} AND user_id = ${tx.actor.userId} FOR UPDATE`,
    );
    return row;
  }

  /** Returns the time step of the code; undefined when it matches no accepted step. */
  private stepOf(sealed: string | null | undefined, code: string, lastStep: string | null): number | undefined {
    const token = code.replaceAll(/\s/g, '');
    const secret = sealed ? this.opened(sealed) : undefined;
    if (!secret || !/^\d{6}$/.test(token)) return undefined;
    const after = lastStep === null ? {} : { afterTimeStep: Number(lastStep) };
    const result = verifySync({ secret, token, epochTolerance: TOLERANCE_SECONDS, ...after });
    return result.valid && 'timeStep' in result ? result.timeStep : undefined;
  }

  /** Returns undefined for a secret sealed with a lost key; recovery codes and a reset still work. */
  private opened(sealed: string): string | undefined {
    try {
      return this.keys.open(SEALED_AS, sealed);
    } catch {
      return undefined;
    }
  }
}
