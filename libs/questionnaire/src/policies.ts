import catalogue from './standard/policies.v1.json' with { type: 'json' };
import type { Choice } from './template.js';

/** Kind of cover; `sumInsured` says what its insured sum means, and is absent where it has none. */
export interface CoverageClass extends Choice {
  sumInsured?: string;
}

export const COVERAGE_CLASSES: readonly CoverageClass[] = catalogue.coverageClasses;
export const EXCLUSIONS: readonly Choice[] = catalogue.exclusions;
/** Relations of a member of the household, as in the registry. */
export const RELATIONS: readonly string[] = ['spouse', 'partner', 'child', 'parent', 'sibling', 'other'];

/** Further names by which agencies call a cover, in lower case and without accents. */
const USUAL_NAMES: Readonly<Record<string, string>> = {
  'rc auto': 'motor_liability',
  rca: 'motor_liability',
  flotta: 'fleet',
  kasko: 'motor_own_damage',
  'furto e incendio auto': 'motor_own_damage',
  casa: 'home_building',
  'casa e famiglia': 'home_contents',
  furto: 'home_contents',
  'rc famiglia': 'family_liability',
  'rc capofamiglia': 'family_liability',
  catastrofali: 'nat_cat',
  incendio: 'property',
  property: 'property',
  'all risks azienda': 'property',
  'infortuni dipendenti': 'accident',
  malattia: 'health',
  sanitaria: 'health',
  ltc: 'long_term_care',
  vita: 'term_life',
  tcm: 'term_life',
  previdenza: 'pension',
  'fondo pensione': 'pension',
  risparmio: 'savings',
  'rc sanitaria': 'professional_liability',
  rct: 'general_liability',
  'rc verso terzi': 'general_liability',
  rco: 'employers_liability',
  'd&o': 'directors_liability',
  cyber: 'cyber',
  'cyber risk': 'cyber',
  cauzioni: 'bonds',
  trasporti: 'cargo',
};
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
const classByName = new Map([
  ...Object.entries(USUAL_NAMES),
  ...COVERAGE_CLASSES.flatMap(({ code, label }) => [[plain(label), code] as const, [code, code] as const]),
]);

/** Returns the coverage class that the text of a contract means: its code, its label or a usual name; otherwise `other`. */
export const coverageClassOf = (text: string): string => classByName.get(plain(text)) ?? 'other';

/** Returns the label of a coverage class; a text that is no code is its own label. */
export const coverageLabelOf = (text: string): string => COVERAGE_CLASSES.find(({ code }) => code === text)?.label ?? text;
