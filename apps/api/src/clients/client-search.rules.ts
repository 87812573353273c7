const MAX_WORDS = 8;
const ANYTHING = '%';
const MAX_READINGS = 24;
/** Minimum word length for the trigram index; shorter words contain no trigram. */
const SHORTEST_INDEXED = 3;
/** Long numbers are searched differently: trigrams of digits are all common, and each one is checked per candidate. */
const NUMBER = /^\d{7,}$/;
/** Number of trailing digits for which the index is used. */
const INDEXED_DIGITS = 5;

/** Arguments of the database function `client_search`. */
export interface SearchPlan {
  /** Eight LIKE patterns per reading, all of which a record must match; empty when all words are too short. */
  patterns: string[][];
  /** Prefixes of names that rank first, or that are the only hits when all words are too short. */
  starts: string[];
}

/** @param readings the words as typed, or several corrected versions of them */
export function searchPlan(readings: string[][]): SearchPlan {
  const starts = readings.flatMap((words) => (words.length === 2 ? [words.join(' '), words.toReversed().join(' ')] : [words.join(' ')]));
  const indexed = readings.filter((words) => words.some((word) => word.length >= SHORTEST_INDEXED));
  return {
    patterns: indexed.map((words) => {
      const halved = words.flatMap((word) => (NUMBER.test(word) ? halves(word) : pattern(word)));
      const given = halved.length > MAX_WORDS ? words.map(pattern) : halved;
      return Array.from({ length: MAX_WORDS }, (_, index) => given[index] ?? ANYTHING);
    }),
    starts: [...new Set(starts)],
  };
}

/** Returns one reading per correction, each with one word replaced; at most 24. */
export function withOneSlip(words: string[], slips: { typed: string; word: string }[]): string[][] {
  const guesses = slips.filter(({ typed, word }) => typed !== word);
  return guesses.slice(0, MAX_READINGS).map((guess) => words.map((word) => (word === guess.typed ? guess.word : word)));
}

/** Builds a LIKE pattern. A word too short for a trigram matches only at the beginning of a word. */
function pattern(word: string): string {
  const escaped = word.replaceAll('\\', '\\\\').replaceAll('_', '\\_').replaceAll('%', '\\%');
  return `${word.length < SHORTEST_INDEXED ? '% ' : '%'}${escaped}%`;
}

/**
 * Splits a number into two patterns that together cover every digit. Only its last digits stay contiguous, because any
 * three adjacent digits would make the index check one more trigram.
 */
function halves(number: string): string[] {
  const end = number.length - INDEXED_DIGITS;
  const saying = (said: (place: number) => boolean) => `%${number.replace(/\d/g, (digit, place: number) => (said(place) ? digit : '_'))}%`;
  return [saying((place) => place >= end || (end - place) % 2 === 0), saying((place) => (end - place) % 2 !== 0)];
}
