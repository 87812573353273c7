import { Injectable } from '@nestjs/common';
import { invalid } from '../errors.js';
import { threadModule, Threads } from '../threads.js';

const GUESSES = threadModule<typeof import('./password-guesses.js')>(import.meta.url, 'password-guesses');
/** Ten thousand million guesses: a name with a year falls short of it, three words at random do not. */
const FEWEST_GUESSES_LOG10 = 10;
/** The product's name is as good as known. */
const KNOWN_TO_ALL = ['sestante'];

/** Refuses passwords that would be guessed. On a thread: the dictionaries take a second to load and a check up to half of one. */
@Injectable()
export class PasswordStrength {
  constructor(private readonly threads: Threads) {}

  /**
   * @param pointer where the password stands in the body
   * @param own names and addresses of the person, and the name of the agency
   * @throws 422 `common-password` for what is close to a leaked one, `weak-password` for what is soon guessed otherwise
   */
  async check(pointer: string, password: string, own: string[]): Promise<void> {
    const { guessesLog10, leaked } = await this.threads.run(GUESSES, 'estimate', {
      password,
      own: [...KNOWN_TO_ALL, ...own.flatMap(parts)],
    });
    if (guessesLog10 >= FEWEST_GUESSES_LOG10) return;
    throw invalid([
      leaked
        ? { pointer, code: 'common-password', message: 'It is one of the leaked passwords that are tried first, or near to one.' }
        : { pointer, code: 'weak-password', message: 'It is soon guessed: add a word or two at random.' },
    ]);
  }
}

/** A name as a whole and its words. */
const parts = (name: string): string[] => [name, ...name.split(/[^\p{L}\p{N}]+/u)].filter((part) => part.length > 2);
