import { cased, isUpperCase, oneLine } from './case.rules.js';

/** By what stands in a name, letters and dots only; the longer forms first. */
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
/** These say by themselves what they are; the others follow a name. */
const MAY_BEGIN = /^(soc|cond|assoc|fond|cons|parr|onlus|coop)/i;

const KNOWN = LEGAL_FORMS.map(([pattern, form]) => ({
  form,
  found: new RegExp(`(?<![\\p{L}\\p{N}.'])(?:${pattern})(?![\\p{L}\\p{N}'])`, 'iu'),
}));

/** The legal form that a name carries, as we write it; null for a name without one. */
export function legalFormOf(name: string): string | null {
  const text = oneLine(name);
  for (const { form, found } of KNOWN) {
    const match = found.exec(text);
    if (match && (match.index > 0 || MAY_BEGIN.test(match[0]))) return form;
  }
  return null;
}

/** Small in the middle of a name. */
const SMALL = /^(e|ed|per|con|in|al|alla|ai|alle|&)$/i;

/**
 * A company's name as it is read: all capitals become words with one, legal forms and abbreviations keep theirs, and
 * the "di" that a program has left at the end of a name it cut off goes.
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
      // No vowel, so no word: BMW, C.G.L.
      return word.length <= 4 && !/[AEIOUÀÈÉÌÒÙ]/.test(word) ? word : cased(word);
    })
    .join(' ');
}
