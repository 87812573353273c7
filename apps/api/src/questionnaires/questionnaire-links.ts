import { Injectable } from '@nestjs/common';
import { Config } from '../core/config.js';
import { hashOf, Keys } from '../core/keys.js';
import type { Questionnaire } from './questionnaire.entity.js';

type Linked = Pick<Questionnaire, 'id' | 'tokenNumber'>;

/**
 * Links of questionnaires. The token of a link is derived from the questionnaire and the server key, and only its hash is stored:
 * a copy of the database reveals no links.
 */
@Injectable()
export class QuestionnaireLinks {
  constructor(
    private readonly config: Config,
    private readonly keys: Keys,
  ) {}

  /** The token is in the fragment, which browsers send to no server. */
  linkOf(questionnaire: Linked): string {
    return new URL(`/questionario#${this.tokenOf(questionnaire)}`, this.config.publicUrl).href;
  }

  hashOf(questionnaire: Linked): string {
    return hashOf(this.tokenOf(questionnaire));
  }

  private tokenOf({ id, tokenNumber }: Linked): string {
    return this.keys.hmac('questionnaire', `${id} ${tokenNumber}`).toString('base64url');
  }
}
