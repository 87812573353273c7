import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import * as italian from '@zxcvbn-ts/language-it';

/** Dictionary of the most common leaked passwords, shipped with the library. */
const LEAKED = 'passwords-common';
/** Characters examined; the cost grows with the square of the length. */
const LONGEST = 64;

const estimator = new ZxcvbnFactory({
  graphs: adjacencyGraphs,
  maxLength: LONGEST,
  dictionary: {
    ...common,
    'commonWords-en': english['commonWords-en'],
    'firstnames-en': english['firstnames-en'],
    ...Object.fromEntries(Object.entries(italian.dictionary).map(([name, words]) => [`${name}-it`, words])),
  },
});

export interface PasswordInput {
  password: string;
  /** Words that an attacker who knows the user would try first. */
  own: string[];
}

/**
 * Estimates the guesses that an attacker with common dictionaries needs, as a power of ten, and whether leaked passwords
 * make up most of the password.
 */
export function estimate({ password, own }: PasswordInput): { guessesLog10: number; leaked: boolean } {
  const { guessesLog10, sequence } = estimator.check(password, own);
  const leaked = sequence.filter((match) => 'dictionaryName' in match && match.dictionaryName === LEAKED);
  const letters = leaked.reduce((sum, { token }) => sum + token.length, 0);
  return { guessesLog10, leaked: letters * 2 >= password.length };
}
