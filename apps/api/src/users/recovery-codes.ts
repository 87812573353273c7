import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Keys } from '../core/keys.js';
import { RecoveryCode } from './second-factor.entity.js';

const HOW_MANY = 10;
const LENGTH = 10;
/** Excludes letters and digits that look alike; ten characters are 49 bits. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Printed codes for users who have lost the second factor. */
@Injectable()
export class RecoveryCodesService {
  constructor(private readonly keys: Keys) {}

  /** Creates new codes and voids earlier ones. @returns the codes, which are not stored in clear */
  async renew(tx: UnitOfWork): Promise<string[]> {
    const { agencyId, userId } = tx.actor;
    await this.remove(tx, userId);
    const codes = Array.from({ length: HOW_MANY }, newCode);
    await tx.insert(
      RecoveryCode,
      codes.map((code) => ({ agencyId, userId, codeHash: this.hashOf(userId, code), usedAt: null })),
    );
    return codes;
  }

  /** Returns whether the code is one of the actor's unused ones, and marks it as used. */
  async accepts(tx: UnitOfWork, code: string): Promise<boolean> {
    const { agencyId, userId } = tx.actor;
    const used = await tx.query(
      sql`UPDATE recovery_codes SET used_at = now() WHERE agency_id = ${agencyId} AND user_id = ${userId} AND code_hash = ${this.hashOf(userId, code)} AND used_at IS NULL RETURNING 1`,
    );
    return used.length > 0;
  }

  async remove(tx: UnitOfWork, userId: string): Promise<void> {
    await tx.query(sql`DELETE FROM recovery_codes WHERE agency_id = ${tx.actor.agencyId} AND user_id = ${userId}`);
  }

  /** Hashes a code regardless of case and separators. */
  private hashOf(userId: string, code: string): string {
    const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
    return this.keys.hmac('recovery-code', `${userId}\n${plain}`).toString('base64url');
  }
}

function newCode(): string {
  const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}
