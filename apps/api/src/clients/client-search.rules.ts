const MAX_WORDS = 8;
const ANYTHING = '%';
const MAX_READINGS = 24;
/** Fewer letters have no trigram, and an index finds nothing by them. */
const SHORTEST_INDEXED = 3;
/** A number: trigrams of digits are all common, and each that an index is asked for is looked up for every candidate. */
const NUMBER = /^\d{7,}$/;
/** Of a number the index is asked for its end. */
const INDEXED_DIGITS = 5;

/** A search as the function `client_search` of the database takes it. */
export interface SearchPlan {
  /** For each reading of the words, eight patterns that a record must match all of; none when all words are too short. */
  patterns: string[][];
  /** What a name may begin with to stand at the top, or to be found at all when the words are too short. */
  starts: string[];
}

/** @param readings the words as typed, or several guesses at what was meant */
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

/** The words with one of them replaced, in turn, by each word that it may stand for. */
export function withOneSlip(words: string[], slips: { typed: string; word: string }[]): string[][] {
  const guesses = slips.filter(({ typed, word }) => typed !== word);
  return guesses.slice(0, MAX_READINGS).map((guess) => words.map((word) => (word === guess.typed ? guess.word : word)));
}

/** A short word counts at the beginning of a word only. */
function pattern(word: string): string {
  const escaped = word.replaceAll('\\', '\\\\').replaceAll('_', '\\_').replaceAll('%', '\\%');
  return `${word.length < SHORTEST_INDEXED ? '% ' : '%'}${escaped}%`;
}

/**
 * Two patterns that together say every digit. Only the end of the number stands in one piece: three digits in a row are
 * what the index would be asked for.
 */
function halves(number: string): string[] {
  const end = number.length - INDEXED_DIGITS;
  const saying = (said: (place: number) => boolean) => `%${number.replace(/\d/g, (digit, place: number) => (said(place) ? digit : '_'))}%`;
  return [saying((place) => place >= end || (end - place) % 2 === 0), saying((place) => (end - place) % 2 !== 0)];
}
