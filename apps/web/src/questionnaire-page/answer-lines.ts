import { type Answer, type HouseholdItem, isNoAnswer, type PolicyItem } from '@sestante/questionnaire/answers';
import { COVERAGE_CLASSES, EXCLUSIONS } from '@sestante/questionnaire/policies';
import type { Choice, Question } from '@sestante/questionnaire/template';
import { formatDay, formatInteger, formatMoney } from '../lib/formats.ts';
import { RELATION_LABELS } from '../lib/relation-labels.ts';

export const NO_ANSWER_LABELS = { unknown: 'Non lo so', refused: 'Preferisco non rispondere' } as const;

/** Returns an answer in Italian: one line, or one for each policy or person of a list. */
export function answerLines(question: Question, answer: Answer): string[] {
  if (isNoAnswer(answer)) return [NO_ANSWER_LABELS[answer.noAnswer]];
  if (typeof answer === 'boolean') return [answer ? 'Sì' : 'No'];
  if (typeof answer === 'number') return [numberText(question, answer)];
  if (typeof answer === 'string') {
    if (question.type === 'date') return [formatDay(answer)];
    return [question.type === 'oneOf' ? labelOf(question.choices, answer) : answer];
  }
  if (question.type === 'policies') return answer.length === 0 ? ['Nessuna polizza'] : (answer as PolicyItem[]).map(policyText);
  if (question.type === 'household') return (answer as HouseholdItem[]).map(memberText);
  return [(answer as string[]).map((code) => labelOf(question.choices, code)).join(', ')];
}

/** Formats cents: 24000000 → "€ 240.000". */
export const formatCents = (cents: number): string => formatMoney({ amount: (cents / 100).toFixed(2), currency: 'EUR' });

export function labelOf(choices: readonly Choice[] | undefined, code: string): string {
  return choices?.find((choice) => choice.code === code)?.label ?? code;
}

export function policyText({ coverageClass, company, policyNumber, endsOn, sumInsured, exclusions }: PolicyItem): string {
  const parts = [
    labelOf(COVERAGE_CLASSES, coverageClass),
    company,
    policyNumber === null ? null : `n. ${policyNumber}`,
    endsOn === null ? null : `fino al ${formatDay(endsOn)}`,
    sumInsured === null ? null : formatCents(sumInsured),
    exclusions.length === 0 ? null : `esclusi: ${exclusions.map((code) => labelOf(EXCLUSIONS, code)).join(', ')}`,
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

export function memberText({ relation, birthDate, dependent }: HouseholdItem): string {
  const parts = [
    labelOf(RELATIONS, relation),
    birthDate === null ? null : `nascita ${formatDay(birthDate)}`,
    dependent ? 'a carico' : 'non a carico',
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

export const RELATIONS: Choice[] = Object.entries(RELATION_LABELS).map(([code, label]) => ({ code, label }));

function numberText({ type, unit }: Question, value: number): string {
  if (type === 'money') return formatCents(value);
  const text = formatInteger(value);
  if (type === 'percent') return `${text}%`;
  return unit === undefined ? text : `${text} ${unit}`;
}
