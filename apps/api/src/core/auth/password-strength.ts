import { Injectable } from '@nestjs/common';
import { invalid } from '../errors.js';
import { threadModule, Threads } from '../threads.js';

const GUESSES = threadModule<typeof import('./password-guesses.js')>(import.meta.url, 'password-guesses');
/** Ten thousand million guesses: a name with a year falls short of it, three random words do not. */
const FEWEST_GUESSES_LOG10 = 10;
/** Words that every attacker would try, such as the product's name. */
const KNOWN_TO_ALL = ['sestante'];

/**
 * Refuses passwords that are easy to guess. Runs on a thread, because loading the dictionaries takes a second and a check
 * up to half a second.
 */
@Injectable()
export class PasswordStrength {
  constructor(private readonly threads: Threads) {}

  /**
   * @param pointer JSON pointer to the password in the body
   * @param own names and addresses of the user, and the name of the agency
   * @throws 422 `common-password` when close to a leaked one, `weak-password` when easy to guess otherwise
   */
  async check(pointer: string, password: string, own: string[]): Promise<void> {
    const { guessesLog10, leaked } = await this.threads.run(GUESSES, 'estimate', {
      password,
      own: [...KNOWN_TO_ALL, ...own.flatMap(parts)],
    });
    if (guessesLog10 >= FEWEST_GUESSES_LOG10) return;
    throw invalid([
      leaked
        ? { pointer, code: 'common-password', message: 'The password is, or resembles, a common leaked password.' }
        : { pointer, code: 'weak-password', message: 'The password is easy to guess: add one or two random words.' },
    ]);
  }
}

/** Splits a name into itself and its words. */
const parts = (name: string): string[] => [name, ...name.split(/[^\p{L}\p{N}]+/u)].filter((part) => part.length > 2);
