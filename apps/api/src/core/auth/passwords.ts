import { hash, verify, type Options } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { overloaded } from '../errors.js';

// Algorithm 2 is argon2id; the library's enum is erased at compile time. OWASP ASVS 5.0, appendix C: t=1, m=46 MiB, p=1.
const ARGON2ID: Options = { algorithm: 2, memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 };
const BATCH_SIZE = 4;
const WAITING = 32;

/**
 * Hashes with argon2id, a few at a time, so that many log-ins queue instead of exhausting memory. Beyond the queue's limit
 * they are refused.
 */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly dummyHash = this.hash('nobody has this password');

  hash(password: string): Promise<string> {
    return this.withSlot(() => hash(password, ARGON2ID));
  }

  /** Returns whether the password matches. Without a hash (unknown account) it takes the same time and returns false. */
  async matches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.dummyHash);
    const right = await this.withSlot(() => verify(against, password));
    return right && Boolean(passwordHash);
  }

  private async withSlot<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= BATCH_SIZE) {
      if (this.waiting.length >= WAITING) throw overloaded();
      await new Promise<void>((go) => this.waiting.push(go));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
