import type { Answer } from '@sestante/questionnaire/answers';
import type { QuestionState, Truth } from '@sestante/questionnaire/evaluation';
import { evaluateCover, type Cover } from './covers.js';
import { codesIn, questionCode, type Facts } from './facts.js';
import { clamp, exactly, sum, type Interval } from './interval.js';
import { formula, readsOf } from './formulas.js';
import type { CauseCode, CoverCode } from './message-codes.js';
import type { AreaRule, Rules } from './rules.js';
import { evaluateTerm, type Term } from './terms.js';

/** Reason for the score of an area, with the points that it adds or takes away. */
export interface Cause {
  factor: 'exposure' | 'severity' | 'protection';
  code: CauseCode | CoverCode;
  answer: Answer | null;
  state: QuestionState | 'cover';
  points: number;
}

/** One risk area of one client. */
export interface Area {
  rule: AreaRule;
  relevant: Truth;
  exposure: Interval;
  severity: Interval;
  protection: Interval;
  score: Interval;
  covers: Cover[];
  causes: Cause[];
  mitigations: Cause[];
  missing: string[];
}

export function evaluateArea(facts: Facts, rule: AreaRule): Area {
  const belongs = (part: { type: string; area: string }) => part.type === rule.type && part.area === rule.code;
  const coverRules = facts.rules.covers.filter(belongs);
  const termRules = facts.rules.terms.filter(belongs);
  const gate = facts.truth(rule.gate);
  const covers = coverRules.map((cover) => evaluateCover(facts, cover, gate));
  const relevant = anyRelevant(covers);
  const terms = termRules.map((term) => evaluateTerm(facts, term));
  const [low, high] = factor(rule.exposure, terms, 'exposure');
  const exposure: Interval = relevant === false ? exactly(0) : [relevant === null ? 0 : low, high];
  const severity = factor(rule.severity, terms, 'severity');
  const protection = protectionOf(covers);
  const points = relevant === false ? [] : [...termCauses(terms), ...coverCauses(covers)];
  return {
    rule,
    relevant,
    exposure,
    severity,
    protection,
    score: [scoreOf(exposure[0], severity[0], protection[1]), scoreOf(exposure[1], severity[1], protection[0])],
    covers,
    causes: points.filter((cause) => cause.points > 0).toSorted((left, right) => right.points - left.points || byFactor(left, right)),
    mitigations: points.filter((cause) => cause.points < 0).toSorted((left, right) => left.points - right.points || byFactor(left, right)),
    missing: facts.missing(questionsOfArea(facts.rules, rule)),
  };
}

/** Codes of the questions that the score of an area depends on. */
export function questionsOfArea(rules: Rules, { type, code, gate }: Pick<AreaRule, 'type' | 'code' | 'gate'>): string[] {
  const belongs = (part: { type: string; area: string }) => part.type === type && part.area === code;
  return [
    ...codesIn(gate),
    ...rules.terms.filter(belongs).map((term) => term.code),
    ...rules.covers
      .filter(belongs)
      .flatMap(({ when, exclusions = [], excludedWhen, required }) => [
        ...[when, excludedWhen, ...exclusions.map((exclusion) => exclusion.when)].flatMap(codesIn),
        ...(typeof required === 'string' ? readsOf(rules, formula(rules, required)) : []),
      ]),
  ].map(questionCode);
}

/** Share of exposure, severity and missing protection, 0 to 100, rounded half up. */
const scoreOf = (exposure: number, severity: number, protection: number): number =>
  Math.floor((exposure * severity * (100 - protection) + 5000) / 10_000);

function anyRelevant(covers: readonly Cover[]): Truth {
  if (covers.some(({ relevant }) => relevant === true)) return true;
  return covers.some(({ relevant }) => relevant === null) ? null : false;
}

function factor(base: number, terms: readonly Term[], which: 'exposure' | 'severity'): Interval {
  const [low, high] = sum(exactly(base), ...terms.filter((term) => term.factor === which).map(({ points }) => points));
  return [clamp(low, 0, 100), clamp(high, 0, 100)];
}

/** Weighted adequacy of the relevant covers: its least and greatest value over every choice for those of unknown relevance. */
function protectionOf(covers: readonly Cover[]): Interval {
  const open = covers.filter(({ relevant }) => relevant === null);
  const lows: number[] = [];
  const highs: number[] = [];
  for (let choice = 0; choice < 2 ** open.length; choice += 1) {
    const counted = [...covers.filter(({ relevant }) => relevant === true), ...open.filter((_, index) => choice & (1 << index))];
    lows.push(weighted(counted, 0));
    highs.push(weighted(counted, 1));
  }
  return [Math.min(...lows), Math.max(...highs)];
}

function weighted(covers: readonly Cover[], end: 0 | 1): number {
  const weight = totalWeight(covers);
  if (weight === 0) return 100;
  return Math.floor(covers.reduce((total, { rule, adequacy }) => total + rule.weight * adequacy[end], 0) / weight);
}

const totalWeight = (covers: readonly Cover[]): number => covers.reduce((total, { rule }) => total + rule.weight, 0);

/** Weight of the covers of an area that are not known to be irrelevant. */
export const relevantWeight = ({ covers }: Pick<Area, 'covers'>): number =>
  totalWeight(covers.filter(({ relevant }) => relevant !== false));

/** Points by which a gap of a cover raises the score of its area. */
export const gapPoints = (area: Pick<Area, 'covers'>, { rule, adequacy }: Cover): number =>
  Math.floor((rule.weight * (100 - adequacy[0])) / relevantWeight(area));

function termCauses(terms: readonly Term[]): Cause[] {
  return terms
    .filter(({ points }) => points[1] !== 0)
    .map(({ factor: kind, code, answer, state, points }) => ({ factor: kind, code, answer, state, points: points[1] }));
}

function coverCauses(covers: readonly Cover[]): Cause[] {
  const area = { covers: [...covers] };
  return covers
    .filter(({ relevant }) => relevant !== false)
    .flatMap((cover) => {
      const entry = { factor: 'protection' as const, code: cover.rule.code, answer: cover.status, state: 'cover' as const };
      const covered = Math.floor((cover.rule.weight * cover.adequacy[0]) / relevantWeight(area));
      return [
        { ...entry, points: gapPoints(area, cover) },
        { ...entry, points: -covered },
      ];
    });
}

const FACTORS = ['exposure', 'severity', 'protection'];

function byFactor(left: Cause, right: Cause): number {
  return FACTORS.indexOf(left.factor) - FACTORS.indexOf(right.factor) || (left.code < right.code ? -1 : left.code > right.code ? 1 : 0);
}
