import { Injectable } from '@nestjs/common';
import type { Answer } from '@sestante/questionnaire/answers';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Config } from '../core/config.js';
import { Db } from '../core/database/db.js';
import { Problem } from '../core/errors.js';
import { hashOf } from '../core/keys.js';
import { HealthAnswers } from './health-answers.js';
import type { QuestionnaireStatus } from './questionnaire.entity.js';
import { isOpen } from './questionnaire.rules.js';

interface AuthorizedRow {
  agency_id: string;
  system_user_id: string;
  questionnaire_id: string;
  template_id: string;
  status: QuestionnaireStatus;
  expires_on: string;
  opened: boolean;
  accepted: boolean;
  health_consent: boolean;
  answers: Record<string, Answer>;
  health: Record<string, string>;
  revision: number;
}

declare module '../core/database/db.js' {
  interface AuthFunctions {
    questionnaire: AuthorizedRow;
  }
}

/** Questionnaire that a link gives access to, with its answers as they were at one revision. */
export interface LinkedQuestionnaire {
  tokenHash: string;
  agencyId: string;
  systemUserId: string;
  id: string;
  templateId: string;
  status: QuestionnaireStatus;
  expiresOn: string;
  opened: boolean;
  accepted: boolean;
  healthConsent: boolean;
  /** All answers, those about health included. */
  answers: Readonly<Record<string, Answer>>;
  revision: number;
}

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

/** Turns the token of a link into its questionnaire. Guesses are limited by address; calls with a link are limited by link. */
@Injectable()
export class QuestionnaireAccess {
  private readonly guesses = new RateLimiterMemory({ points: GUESSES, duration: WINDOW_SECONDS, keyPrefix: 'guess' });
  private readonly calls = new RateLimiterMemory({ points: CALLS, duration: WINDOW_SECONDS, keyPrefix: 'link' });

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly health: HealthAnswers,
  ) {}

  /**
   * @param also a state in which the questionnaire is returned although it is no longer open
   * @throws 404 for a token that is unknown, or whose questionnaire is not open; all of them alike; 429 after too many of them
   */
  async open(caller: LinkCaller, also?: 'completed'): Promise<LinkedQuestionnaire> {
    await this.refuseFlood(caller);
    const tokenHash = hashOf(caller.token);
    const [row] = TOKEN.test(caller.token) ? await this.db.callAuthFunction('questionnaire', [tokenHash]) : [];
    if (!row || !(row.status === also || isOpen({ status: row.status, expiresOn: row.expires_on }))) throw await this.guessed(caller);
    await this.countCall(tokenHash);
    return {
      tokenHash,
      agencyId: row.agency_id,
      systemUserId: row.system_user_id,
      id: row.questionnaire_id,
      templateId: row.template_id,
      status: row.status,
      expiresOn: row.expires_on,
      opened: row.opened,
      accepted: row.accepted,
      healthConsent: row.health_consent,
      answers: { ...row.answers, ...this.health.open(row.questionnaire_id, row.health) },
      revision: row.revision,
    };
  }

  /** @throws 429 when the link is used too often */
  async countCall(tokenHash: string): Promise<void> {
    if (!this.config.rateLimits) return;
    await this.calls.consume(tokenHash).catch(() => {
      throw tooMany();
    });
  }

  /** Before the link is looked up: a link that works is refused only together with a flood from its address. */
  private async refuseFlood({ address }: LinkCaller): Promise<void> {
    const made = this.config.rateLimits ? await this.guesses.get(address) : null;
    if (made && made.consumedPoints >= FLOOD) throw tooMany(made.msBeforeNext);
  }

  /** Counts a guess; clients behind the same address, whose links work, are not slowed by it. */
  private async guessed({ address }: LinkCaller): Promise<Problem> {
    if (!this.config.rateLimits) return notAvailable();
    const made = await this.guesses.penalty(address, 1);
    return made.consumedPoints > GUESSES ? tooMany(made.msBeforeNext) : notAvailable();
  }
}

/** One answer for every link that does not work, whatever the reason. */
export const notAvailable = () =>
  new Problem(404, 'questionnaire-not-available', 'The link does not work, or no longer works. Ask the agency for a new one.');

const tooMany = (waitMs = WINDOW_SECONDS * 1000) =>
  new Problem(429, 'rate-limited', 'Too many requests. Slow down.', { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) });
