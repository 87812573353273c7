import { cased, isUpperCase, oneLine } from './case.rules.js';

/** Patterns of legal forms within a name, ignoring everything but letters and dots; longer forms come first. */
const LEGAL_FORMS: readonly [pattern: string, form: string][] = [
  ['s\\.? ?r\\.? ?l\\.? ?s\\.?', 'S.r.l.s.'],
  ['s\\.? ?r\\.? ?l\\.?', 'S.r.l.'],
  ['s\\.? ?p\\.? ?a\\.?', 'S.p.A.'],
  ['s\\.? ?n\\.? ?c\\.?', 'S.n.c.'],
  ['s\\.? ?a\\.? ?p\\.? ?a\\.?', 'S.a.p.A.'],
  ['s\\.? ?a\\.? ?s\\.?', 'S.a.s.'],
  ['s\\.? ?c\\.? ?a\\.? ?r\\.? ?l\\.?', 'S.c.a.r.l.'],
  ['s\\.? ?c\\.? ?r\\.? ?l\\.?', 'S.c.r.l.'],
  ["(?:soc(?:iet(?:à|a'?))?\\.? ?)?coop(?:erativa)?\\.?", 'Cooperativa'],
  ["soc(?:iet(?:à|a'?))?\\.? semplice|s\\.s\\.", 'S.s.'],
  ['a\\.? ?s\\.? ?d\\.?', 'A.S.D.'],
  ['s\\.? ?s\\.? ?d\\.?', 'S.S.D.'],
  ['a\\.? ?p\\.? ?s\\.?', 'A.P.S.'],
  ['onlus', 'Onlus'],
  ['e\\.t\\.s\\.|ets', 'E.T.S.'],
  ['associazione', 'Associazione'],
  ['fondazione', 'Fondazione'],
  ['consorzio', 'Consorzio'],
  ['condominio|cond\\.', 'Condominio'],
  ['parrocchia', 'Parrocchia'],
  ["societ(?:à|a')", 'Società'],
];
/** Legal forms that may begin a name; the others only follow one. */
const MAY_BEGIN = /^(soc|cond|assoc|fond|cons|parr|onlus|coop)/i;

const KNOWN = LEGAL_FORMS.map(([pattern, form]) => ({
  form,
  found: new RegExp(`(?<![\\p{L}\\p{N}.'])(?:${pattern})(?![\\p{L}\\p{N}'])`, 'iu'),
}));

/** Returns the standard spelling of the legal form within a name; null for a name without one. */
export function legalFormOf(name: string): string | null {
  const text = oneLine(name);
  for (const { form, found } of KNOWN) {
    const match = found.exec(text);
    if (match && (match.index > 0 || MAY_BEGIN.test(match[0]))) return form;
  }
  return null;
}

/** Words that stay lowercase in the middle of a name. */
const SMALL = /^(e|ed|per|con|in|al|alla|ai|alle|&)$/i;

/**
 * Normalizes a company's name: words in capitals get one capital each, legal forms and abbreviations keep theirs, and a
 * trailing "di", left by programs that truncate names, is removed.
 */
export function companyName(text: string): string {
  const name = oneLine(text).replace(/(?<=\p{L}\.?) di$/iu, '');
  if (!isUpperCase(name)) return name;
  const form = KNOWN.find(({ found }) => (found.exec(name)?.index ?? 0) > 0);
  const at = form?.found.exec(name);
  if (!form || !at) return worded(name);
  const written = /^[AES]\./.test(form.form) ? form.form : cased(at[0]);
  const rest = name.slice(at.index + at[0].length).trim();
  return [worded(name.slice(0, at.index).trim()), written, rest && worded(rest).replace(/^Di\b/, 'di')].filter(Boolean).join(' ');
}

function worded(shouted: string): string {
  return shouted
    .split(' ')
    .map((word, at) => {
      if (at > 0 && SMALL.test(word)) return word.toLowerCase();
      // Words without a vowel are treated as abbreviations: BMW, C.G.L.
      return word.length <= 4 && !/[AEIOUÀÈÉÌÒÙ]/.test(word) ? word : cased(word);
    })
    .join(' ');
}
