import { Injectable } from '@nestjs/common';
import type { Answer } from '@sestante/questionnaire/answers';
import { Db } from '../core/database/db.js';
import { Problem } from '../core/errors.js';
import { isLinkToken, LinkLimits, type LinkCaller } from '../core/http/link-limits.js';
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

/** Turns the token of a link into its questionnaire. Guesses are limited by address; calls with a link are limited by link. */
@Injectable()
export class QuestionnaireAccess {
  constructor(
    private readonly limits: LinkLimits,
    private readonly db: Db,
    private readonly health: HealthAnswers,
  ) {}

  /**
   * @param also a state in which the questionnaire is returned although it is no longer open
   * @throws 404 for a token that is unknown, or whose questionnaire is not open; all of them alike; 429 after too many of them
   */
  async open(caller: LinkCaller, also?: 'completed'): Promise<LinkedQuestionnaire> {
    await this.limits.refuseFlood(caller);
    const tokenHash = hashOf(caller.token);
    const [row] = isLinkToken(caller.token) ? await this.db.callAuthFunction('questionnaire', [tokenHash]) : [];
    if (!row || !(row.status === also || isOpen({ status: row.status, expiresOn: row.expires_on })))
      throw await this.limits.guessed(caller, notAvailable());
    await this.limits.countCall(tokenHash);
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
}

/** One answer for every link that does not work, whatever the reason. */
export const notAvailable = () =>
  new Problem(404, 'questionnaire-not-available', 'The link does not work, or no longer works. Ask the agency for a new one.');
