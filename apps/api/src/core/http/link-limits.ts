import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Config } from '../config.js';
import { Problem } from '../errors.js';

/** Caller of a public route: the token of the link, and the address that guesses are counted for. */
export interface LinkCaller {
  token: string;
  address: string;
}

const WINDOW_SECONDS = 60;
const GUESSES = 30;
/** Guesses of one address after which its links are not even looked up. */
const FLOOD = 1_000;
const CALLS = 600;
const TOKEN = /^[\w-]{43}$/;

/** Limits of routes that a link gives access to: guesses by address, calls with a link by link. */
@Injectable()
export class LinkLimits {
  private readonly guesses = new RateLimiterMemory({ points: GUESSES, duration: WINDOW_SECONDS, keyPrefix: 'guess' });
  private readonly calls = new RateLimiterMemory({ points: CALLS, duration: WINDOW_SECONDS, keyPrefix: 'link' });

  constructor(private readonly config: Config) {}

  /** @throws 429 when the link is used too often */
  async countCall(tokenHash: string): Promise<void> {
    if (!this.config.rateLimits) return;
    await this.calls.consume(tokenHash).catch(() => {
      throw tooMany();
    });
  }

  /** Before the link is looked up: a link that works is refused only together with a flood from its address. */
  async refuseFlood({ address }: LinkCaller): Promise<void> {
    const made = this.config.rateLimits ? await this.guesses.get(address) : null;
    if (made && made.consumedPoints >= FLOOD) throw tooMany(made.msBeforeNext);
  }

  /** Counts a guess; clients behind the same address, whose links work, are not slowed by it. @returns `refusal`, or 429 after too many */
  async guessed({ address }: LinkCaller, refusal: Problem): Promise<Problem> {
    if (!this.config.rateLimits) return refusal;
    const made = await this.guesses.penalty(address, 1);
    return made.consumedPoints > GUESSES ? tooMany(made.msBeforeNext) : refusal;
  }
}

export const isLinkToken = (token: string): boolean => TOKEN.test(token);

const tooMany = (waitMs = WINDOW_SECONDS * 1000) =>
  new Problem(429, 'rate-limited', 'Too many requests. Slow down.', { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) });
