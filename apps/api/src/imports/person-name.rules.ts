import { firstNamePart, lastNamePart } from '@sestante/italian-ids/fiscal-code-compute';
import { cased, isUpperCase, oneLine } from './case.rules.js';

/** Parts of a person's name. */
export interface PersonName {
  title: string | null;
  lastName: string;
  firstName: string;
}

const TITLES: Record<string, string> = {
  avv: 'Avv.',
  avvocato: 'Avv.',
  dott: 'Dott.',
  dottor: 'Dott.',
  dottore: 'Dott.',
  dottssa: 'Dott.ssa',
  dottoressa: 'Dott.ssa',
  dr: 'Dr.',
  drssa: 'Dr.ssa',
  ing: 'Ing.',
  ingegner: 'Ing.',
  arch: 'Arch.',
  geom: 'Geom.',
  rag: 'Rag.',
  prof: 'Prof.',
  professor: 'Prof.',
  profssa: 'Prof.ssa',
  professoressa: 'Prof.ssa',
  notaio: 'Notaio',
  perind: 'Per. Ind.',
  pi: 'P.I.',
  cav: 'Cav.',
  sig: 'Sig.',
  signor: 'Sig.',
  sigra: 'Sig.ra',
  signora: 'Sig.ra',
  signa: 'Sig.na',
  spett: '',
  spettle: '',
  gent: '',
  gentma: '',
  egr: '',
};
/** Surname particles: words that begin a surname of several words. */
const PARTICLES = new Set(
  "de di del dello della dei degli delle da dal dalla dalle d' dell' lo la li le van von der den san santa el al abd ben mc mac".split(' '),
);
const LONGEST_TITLE = 30;

/**
 * Splits `ROSSI MARIO`, `Rossi, Mario` and `Avv. Rossi Mario`. The surname comes first, unless the fiscal code (in
 * stored form) or a surname in capitals next to a name in mixed case indicates otherwise. Null for an incomplete name.
 */
export function splitName(text: string, fiscalCode: string | null): PersonName | null {
  const [before = '', ...after] = oneLine(text).split(',');
  const surname = withoutTitles(words(before));
  const given = withoutTitles(words(after.join(' ')));
  const title = titleOf([...surname.titles, ...given.titles]);
  if (given.words.length > 0 && surname.words.length > 0) return named(title, surname.words, given.words);
  const all = [...surname.words, ...given.words];
  if (all.length < 2) return null;
  const splits = splitsOf(all);
  const split = bestByCode(splits, fiscalCode) ?? byCapitals(all) ?? surnameFirst(all);
  return split && named(title, split.last, split.first);
}

/** Combines title, surname and first name from separate columns. */
export function personName(title: string, lastName: string, firstName: string): PersonName | null {
  const last = withoutTitles(words(oneLine(lastName)));
  const first = withoutTitles(words(oneLine(firstName)));
  if (last.words.length === 0 || first.words.length === 0) return null;
  const own = oneLine(title);
  const known = own && (TITLES[key(own)] ?? own);
  return named(known || titleOf([...last.titles, ...first.titles]), last.words, first.words);
}

interface Split {
  last: string[];
  first: string[];
}

const words = (text: string): string[] => text.split(' ').filter(Boolean);
const key = (word: string): string => word.toLowerCase().replace(/[^\p{L}]/gu, '');

function named(title: string | null, last: string[], first: string[]): PersonName {
  return { title: title && title.slice(0, LONGEST_TITLE), lastName: cased(last.join(' ')), firstName: cased(first.join(' ')) };
}

/** Recognizes a title with a dot anywhere, and one without a dot only before two or more words. */
function withoutTitles(all: string[]): { titles: string[]; words: string[] } {
  const titles: string[] = [];
  const left = all.filter((word, at) => {
    const found = TITLES[key(word)];
    if (found === undefined || !(word.includes('.') || (at === 0 && all.length > 2))) return true;
    if (found) titles.push(found);
    return false;
  });
  return { titles, words: left };
}

const titleOf = (titles: string[]): string | null => [...new Set(titles)].join(' ') || null;

function splitsOf(all: string[]): Split[] {
  const places = all.slice(1).map((_, at) => at + 1);
  return [
    ...places.map((at) => ({ last: all.slice(0, at), first: all.slice(at) })),
    ...places.map((at) => ({ last: all.slice(at), first: all.slice(0, at) })),
  ];
}

/** Returns the split that matches the fiscal code; among several, the one preferred without the code. */
function bestByCode(splits: Split[], code: string | null): Split | null {
  if (code?.length !== 16) return null;
  const agreeing = splits.filter(
    ({ last, first }) => lastNamePart(last.join(' ')) === code.slice(0, 3) && firstNamePart(first.join(' ')) === code.slice(3, 6),
  );
  const likely = agreeing.length > 1 && surnameFirst([...(splits[0]?.last ?? []), ...(splits[0]?.first ?? [])]);
  return (likely && agreeing.find(({ last }) => last.length === likely.last.length)) || (agreeing[0] ?? null);
}

/** Handles `Mario ROSSI`, where capitals mark the surname. */
function byCapitals(all: string[]): Split | null {
  const loud = all.map((word) => isUpperCase(word) && word.replace(/[^\p{L}]/gu, '').length > 1);
  const first = loud.indexOf(true);
  const last = loud.lastIndexOf(true);
  const together = first >= 0 && loud.slice(first, last + 1).every(Boolean);
  if (!together || loud.every(Boolean) || (first > 0 && last < all.length - 1)) return null;
  return { last: all.slice(first, last + 1), first: [...all.slice(0, first), ...all.slice(last + 1)] };
}

function surnameFirst(all: string[]): Split | null {
  let at = 0;
  while (at < all.length - 1 && PARTICLES.has((all[at] ?? '').toLowerCase())) at += 1;
  return at + 1 < all.length ? { last: all.slice(0, at + 1), first: all.slice(at + 1) } : null;
}
