import { Injectable } from '@nestjs/common';
import type { Answer } from '@sestante/questionnaire/answers';
import { Keys } from '../core/keys.js';

/** Length of the sealed texts, a multiple of it for long ones, because a sealed text is as long as what it hides. */
const SEALED_LENGTH = 256;

/** Answers about health are sealed one by one, each for its questionnaire and its question: none opens in another place. */
@Injectable()
export class HealthAnswers {
  constructor(private readonly keys: Keys) {}

  seal(questionnaireId: string, answers: Readonly<Record<string, Answer>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(answers).map(([code, answer]) => [
        code,
        this.keys.seal(purposeOf(questionnaireId, code), padded(JSON.stringify(answer))),
      ]),
    );
  }

  /** Leaves out answers that can no longer be opened, because the sealing key was lost: they count as not given. */
  open(questionnaireId: string, sealed: Readonly<Record<string, string>>): Record<string, Answer> {
    const answers: Record<string, Answer> = {};
    for (const [code, text] of Object.entries(sealed)) {
      const opened = this.opened(purposeOf(questionnaireId, code), text);
      if (opened !== undefined) answers[code] = JSON.parse(opened) as Answer;
    }
    return answers;
  }

  private opened(purpose: string, sealed: string): string | undefined {
    try {
      return this.keys.open(purpose, sealed);
    } catch {
      return undefined;
    }
  }
}

const purposeOf = (questionnaireId: string, code: string): string => `health-answer ${questionnaireId} ${code}`;

/** Adds spaces, which JSON ignores. */
const padded = (text: string): string => {
  const bytes = Buffer.byteLength(text);
  return text + ' '.repeat(Math.ceil(bytes / SEALED_LENGTH) * SEALED_LENGTH - bytes);
};
