import { Injectable } from '@nestjs/common';
import type { Answers } from '@sestante/questionnaire/answers';
import type { PreparedTemplate } from '@sestante/questionnaire/evaluation';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import type { Questionnaire } from './questionnaire.entity.js';

/** Questionnaire that is being submitted, with all its answers; those about health are opened. */
export interface SubmittedQuestionnaire {
  questionnaire: Questionnaire;
  prepared: PreparedTemplate;
  answers: Answers;
}

type CompletionHandler = (tx: UnitOfWork, submitted: SubmittedQuestionnaire) => Promise<void>;

/** Registry of handlers that run when a client submits a questionnaire, in the same transaction. */
@Injectable()
export class QuestionnaireCompletion {
  private readonly handlers: CompletionHandler[] = [];

  onCompleted(handler: CompletionHandler): void {
    this.handlers.push(handler);
  }

  async completed(tx: UnitOfWork, submitted: SubmittedQuestionnaire): Promise<void> {
    for (const handler of this.handlers) await handler(tx, submitted);
  }
}
