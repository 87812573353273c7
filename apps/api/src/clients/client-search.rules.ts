const MOST_WORDS = 8;
const MOST_READINGS = 24;
/** Fewer letters have no trigram, and an index finds nothing by them. */
const SHORTEST_INDEXED = 3;

/** A search as `core/database/migrations/client-search.sql.ts` takes it. */
export interface SearchPlan {
  /** For each reading of the words, eight patterns that a record must match; none when all words are too short. */
  patterns: string[][];
  /** What a name may begin with to stand at the top, or to be found at all when the words are too short. */
  starts: string[];
}

/** @param readings the words as typed, or several guesses at what was meant */
export function searchPlan(readings: string[][]): SearchPlan {
  const starts = readings.flatMap((words) => (words.length === 2 ? [words.join(' '), words.toReversed().join(' ')] : [words.join(' ')]));
  const indexed = readings.filter((words) => words.some((word) => word.length >= SHORTEST_INDEXED));
  return {
    patterns: indexed.map((words) => Array.from({ length: MOST_WORDS }, (_, index) => pattern(words[index]))),
    starts: [...new Set(starts)],
  };
}

/** The words with one of them replaced, in turn, by each word that it may stand for. */
export function withOneSlip(words: string[], slips: { typed: string; word: string }[]): string[][] {
  const guesses = slips.filter(({ typed, word }) => typed !== word);
  return guesses.slice(0, MOST_READINGS).map((guess) => words.map((word) => (word === guess.typed ? guess.word : word)));
}

/** A short word counts at the beginning of a word only; a place without a word matches anything. */
function pattern(word: string | undefined): string {
  if (word === undefined) return '%';
  const escaped = word.replaceAll('\\', '\\\\').replaceAll('_', '\\_').replaceAll('%', '\\%');
  return `${word.length < SHORTEST_INDEXED ? '% ' : '%'}${escaped}%`;
}
