import { euro } from './formats.js';

/** Kind of insured sum; `none` for covers whose sum is not prescribed. */
export type SumKind = 'liabilityLimit' | 'insuredValue' | 'capital' | 'indemnityLimit' | 'dailyAllowance' | 'annuity' | 'none';

export interface CoverText {
  /** Name in tables. */
  label: string;
  /** Name with its article, inside a sentence. */
  name: string;
  sum: SumKind;
  protects: string;
  /** Effect of not having it. */
  without: string;
  notCovered: string;
  alternative: string;
}

const SUM_NAMES: Readonly<Record<SumKind, { name: string; article: string; unit: string }>> = {
  liabilityLimit: { name: 'massimale', article: 'un', unit: '' },
  insuredValue: { name: 'somma assicurata', article: 'una', unit: '' },
  capital: { name: 'capitale', article: 'un', unit: '' },
  indemnityLimit: { name: 'limite di indennizzo', article: 'un', unit: '' },
  dailyAllowance: { name: 'diaria', article: 'una', unit: ' al giorno' },
  annuity: { name: 'rendita', article: 'una', unit: ' all’anno' },
  none: { name: 'somma', article: 'una', unit: '' },
};

export const sumName = (kind: SumKind): string => SUM_NAMES[kind].name;

/** "€ 87,67 al giorno" for an allowance, "€ 142.500" for a sum. */
export const sumAmount = (kind: SumKind, cents: number): string => euro(cents) + SUM_NAMES[kind].unit;

/** "un massimale di almeno € 1.000.000" */
export const atLeast = (kind: SumKind, cents: number): string =>
  `${SUM_NAMES[kind].article} ${SUM_NAMES[kind].name} di almeno ${sumAmount(kind, cents)}`;
