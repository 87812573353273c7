import { Injectable } from '@nestjs/common';
import type { Answer } from '@sestante/questionnaire/answers';
import { Keys } from '../core/keys.js';

/** Answers about health are sealed one by one, each for its questionnaire and its question: none opens in another place. */
@Injectable()
export class HealthAnswers {
  constructor(private readonly keys: Keys) {}

  seal(questionnaireId: string, answers: Readonly<Record<string, Answer>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(answers).map(([code, answer]) => [code, this.keys.seal(purposeOf(questionnaireId, code), JSON.stringify(answer))]),
    );
  }

  open(questionnaireId: string, sealed: Readonly<Record<string, string>>): Record<string, Answer> {
    return Object.fromEntries(
      Object.entries(sealed).map(([code, text]) => [code, JSON.parse(this.keys.open(purposeOf(questionnaireId, code), text)) as Answer]),
    );
  }
}

const purposeOf = (questionnaireId: string, code: string): string => `health-answer ${questionnaireId} ${code}`;
