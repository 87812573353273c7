/** Narrow spaces and signs are those of Italian: "€ 142.500", "21 novembre 2026", "57%". */
const amounts = new Map(
  [0, 2].map((digits) => [
    digits,
    new Intl.NumberFormat('it-IT', { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: 'always' }),
  ]),
);
const numbers = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });
const longDays = new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', day: 'numeric', month: 'long', year: 'numeric' });
const lists = new Intl.ListFormat('it-IT', { type: 'conjunction' });
const alternatives = new Intl.ListFormat('it-IT', { type: 'disjunction' });
const plurals = new Intl.PluralRules('it-IT');

/** Formats cents: 14250000 → "€ 142.500", 8767 → "€ 87,67". */
export const euro = (cents: number): string => `€\u00A0${amounts.get(cents % 100 === 0 ? 0 : 2)!.format(cents / 100)}`;

export const number = (value: number): string => numbers.format(value);

export const percent = (value: number): string => `${numbers.format(value)}%`;

export const listOf = (parts: Iterable<string>): string => lists.format(parts);

export const eitherOf = (parts: Iterable<string>): string => alternatives.format(parts);

/** "una polizza", "3 polizze": the word agrees with the number. */
export const counted = (count: number, one: string, many: string): string =>
  `${number(count)} ${plurals.select(count) === 'one' ? one : many}`;

/** "21 novembre 2026"; the first day of a month is "1º". @param day `YYYY-MM-DD`, or an instant, which is shown as its day in Rome */
export const day = (value: string): string => {
  const text = longDays.format(new Date(value.length === 10 ? `${value}T12:00:00Z` : value));
  return text.startsWith('1 ') ? `1º${text.slice(1)}` : text;
};

const ARTICLES = { il: "l'", del: "dell'", dal: "dall'", al: "all'" } as const;

/** The day with its article: "il 21 novembre 2026", "dall'8 marzo 2026". */
export const dayWith = (article: keyof typeof ARTICLES, value: string): string => {
  const text = day(value);
  return /^(8|11) /.test(text) ? ARTICLES[article] + text : `${article} ${text}`;
};

/** The percentage with its article: "il 57%", "l'80%". */
export const percentWith = (article: keyof typeof ARTICLES, value: number): string =>
  /^(1|8|11|8\d)$/.test(String(value)) ? ARTICLES[article] + percent(value) : `${article} ${percent(value)}`;

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('it') + text.slice(1);
