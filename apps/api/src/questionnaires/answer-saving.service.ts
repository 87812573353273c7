import { Injectable } from '@nestjs/common';
import { findAnswerErrors, normalizeAnswers, type AnswerError } from '@sestante/questionnaire/answer-checks';
import type { Answer, Answers } from '@sestante/questionnaire/answers';
import { progressForOthers, progressOf } from '@sestante/questionnaire/progress';
import type { PreparedTemplate } from '@sestante/questionnaire/evaluation';
import { LRUCache } from 'lru-cache';
import { automation } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { conflict, invalid, overloaded, type FieldError } from '../core/errors.js';
import { LinkLimits, type LinkCaller } from '../core/http/link-limits.js';
import { KeyedMutex } from '../core/keyed-mutex.js';
import { hashOf } from '../core/keys.js';
import { TemplatesService } from '../questionnaire-templates/templates.service.js';
import { AnswerBatches } from './answer-batches.js';
import { HealthAnswers } from './health-answers.js';
import type { SavedAnswers } from './public-questionnaire.dto.js';
import { QuestionnaireAccess, type LinkedQuestionnaire } from './questionnaire-access.js';
import { isOpen } from './questionnaire.rules.js';

const MAX_TRIES = 10;
const MAX_REMEMBERED = 1_000;
const REMEMBERED_MS = 60_000;
export const REFUSED: Answer = { noAnswer: 'refused' };

/** A change of the answers, ready to be stored. */
interface Change {
  after: Record<string, Answer>;
  plain: Record<string, Answer>;
  health: Record<string, Answer>;
  removed: string[];
}

/**
 * Saves answers with one statement, which writes only if the answers are still as they were read: a save never overwrites what
 * another device has sent, nor reaches a questionnaire that was submitted meanwhile.
 */
@Injectable()
export class AnswerSavingService {
  /** Answers as last written or read here, by the hash of the link, so that a client who goes on needs no read. */
  private readonly remembered = new LRUCache<string, LinkedQuestionnaire>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MS });
  private readonly mutex = new KeyedMutex();

  constructor(
    private readonly batches: AnswerBatches,
    private readonly access: QuestionnaireAccess,
    private readonly limits: LinkLimits,
    private readonly templates: TemplatesService,
    private readonly health: HealthAnswers,
  ) {}

  /** @throws 404 when the link does not work, 409 before the notice is accepted, 422 with pointers */
  save(caller: LinkCaller, answers: Readonly<Record<string, unknown>>): Promise<SavedAnswers> {
    const tokenHash = hashOf(caller.token);
    return this.mutex.runExclusive(tokenHash, async () => {
      const known = this.remembered.get(tokenHash);
      if (known) await this.limits.countCall(tokenHash);
      for (let tries = 1, linked = known; tries <= MAX_TRIES; tries += 1, linked = undefined) {
        linked ??= await this.access.open(caller);
        const saved = await this.store(linked, answers);
        if (saved) return saved;
        this.remembered.delete(tokenHash);
      }
      throw overloaded();
    });
  }

  /** @returns undefined when the answers are no longer as they were read */
  private async store(linked: LinkedQuestionnaire, answers: Readonly<Record<string, unknown>>): Promise<SavedAnswers | undefined> {
    const day = today();
    if (!isOpen(linked, day)) return undefined;
    if (!linked.accepted) throw notAccepted();
    const prepared = await this.templates.prepared(automation(linked.agencyId, linked.systemUserId), linked.templateId);
    const errors = findAnswerErrors(prepared, answers, day);
    if (errors.length > 0) throw invalid(errors.map(fieldError));
    const { after, plain, health, removed } = changeOf(prepared, linked, answers as Answers);
    const { answered, total } = progressForOthers(prepared, after, day);
    const savedAt = await this.batches.store({
      hash: linked.tokenHash,
      revision: linked.revision,
      answers: plain,
      health: this.health.seal(linked.id, health),
      removed,
      answered,
      total,
    });
    if (!savedAt) return undefined;
    const revision = linked.revision + 1;
    this.remembered.set(linked.tokenHash, { ...linked, answers: after, revision });
    return { savedAt: savedAt.toISOString(), revision, progress: progressOf(prepared, after, day) };
  }
}

/** Merges by question. Answers about health that the client has not agreed to give are kept as refused. */
function changeOf({ byCode }: PreparedTemplate, linked: LinkedQuestionnaire, answers: Answers): Change {
  const after = { ...linked.answers };
  const change: Change = { after, plain: {}, health: {}, removed: [] };
  const kept = normalizeAnswers(answers);
  for (const code of Object.keys(answers)) {
    const aboutHealth = byCode.get(code)?.health === true;
    const answer = aboutHealth && !linked.healthConsent ? REFUSED : kept[code];
    if (answer === undefined) {
      change.removed.push(code);
      delete after[code];
    } else {
      (aboutHealth ? change.health : change.plain)[code] = answer;
      after[code] = answer;
    }
  }
  return change;
}

export const notAccepted = () => conflict('notice-not-accepted', 'Accept the privacy notice and the terms first.');

export const fieldError = ({ pointer, code }: AnswerError): FieldError => ({
  pointer: `/answers${pointer}`,
  code,
  message: MESSAGES[code],
});

const MESSAGES: Record<AnswerError['code'], string> = {
  'unknown-question': 'The questionnaire has no such question.',
  'wrong-type': 'The value does not have the type of the question.',
  'unknown-choice': 'The question has no such choice.',
  'repeated-choice': 'A choice is given twice.',
  'none-with-others': 'The choice "none" excludes the others.',
  'too-many': 'There are too many values.',
  empty: 'The value is empty.',
  'too-long': 'The text is too long.',
  'out-of-range': 'The value is out of range.',
  'end-before-start': 'The end is before the start.',
  required: 'The question has no answer yet.',
};
