import type { Answer } from '@sestante/questionnaire/answers';
import type { QuestionState } from '@sestante/questionnaire/evaluation';
import type { Facts } from './facts.js';
import { exactly, type Interval } from './interval.js';
import type { CauseCode } from './message-codes.js';
import type { TermRule } from './rules.js';

/** Points of one term for one client. */
export interface Term {
  factor: 'exposure' | 'severity';
  code: CauseCode;
  answer: Answer | null;
  state: QuestionState;
  points: Interval;
}

export function evaluateTerm(facts: Facts, rule: TermRule): Term {
  const { factor, code } = rule;
  return { factor, code, answer: answerOf(facts, code), state: facts.state(code), points: pointsOf(facts, rule) };
}

/** The answer as it is given; several choices in the order of the template. */
function answerOf(facts: Facts, code: string): Answer | null {
  const answer = facts.answer(code);
  if (answer === undefined) return null;
  if (!Array.isArray(answer)) return answer;
  const { choices = [] } = facts.question(code);
  const chosen = new Set<unknown>(answer);
  return choices.map((choice) => choice.code).filter((choice) => chosen.has(choice));
}

function pointsOf(facts: Facts, rule: TermRule): Interval {
  const answer = facts.answer(rule.code);
  if (answer !== undefined) return exactly(pointsFor(facts, rule, answer));
  const notApplicable = rule.notApplicable ?? 0;
  const state = facts.state(rule.code);
  if (state === 'notApplicable') return exactly(notApplicable);
  const possible = possiblePoints(facts, rule);
  const candidates = state === 'undetermined' ? [...possible, notApplicable] : possible;
  return [Math.min(...candidates), Math.max(...candidates)];
}

function pointsFor(facts: Facts, rule: TermRule, answer: Answer): number {
  const { code, points = {}, steps = [], cap } = rule;
  if (Array.isArray(answer))
    return capped(
      (answer as string[]).reduce((sum, choice) => sum + (points[choice] ?? 0), 0),
      cap,
    );
  if (typeof answer === 'number') {
    const scale = facts.scale(code);
    return steps.find(({ below }) => below === undefined || answer < below * scale)?.points ?? 0;
  }
  return points[typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : (answer as string)] ?? 0;
}

/** Points that the answers to a question can have, at least the least and the greatest. */
function possiblePoints(facts: Facts, { code, points, steps, cap }: TermRule): number[] {
  if (steps) return steps.map((step) => step.points);
  const values = Object.values(points ?? {});
  if (facts.question(code).type !== 'manyOf') return values;
  // All points of one term have one sign, so that nothing chosen and everything chosen are the two ends.
  return [
    0,
    capped(
      values.reduce((sum, value) => sum + value, 0),
      cap,
    ),
  ];
}

function capped(value: number, cap: number | undefined): number {
  if (cap === undefined) return value;
  return cap < 0 ? Math.max(value, cap) : Math.min(value, cap);
}
