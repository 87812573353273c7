import type { Answer } from '@sestante/questionnaire/answers';
import type { Question } from '@sestante/questionnaire/template';
import type { Step } from '@sestante/risk-engine/formulas';
import { euro, number, percent } from './formats.js';

/** Questions of the questionnaire by code, and the answers to them. */
export interface Answered {
  questions: ReadonlyMap<string, Question>;
  answers: Readonly<Record<string, Answer | null | undefined>>;
}

const FORMULA_NAMES: Readonly<Record<string, string>> = {
  familyNeed: 'bisogno dei familiari',
  familyNeedPro: 'bisogno dei familiari',
  familyExisting: 'mezzi già disponibili',
  legalMin: 'minimo di legge',
  practice: 'valore di studio e attrezzature',
  natCatAssets: 'valore di fabbricati e impianti',
};

const ANSWER_NAMES: Readonly<Record<string, string>> = {
  'home.square_meters': 'superficie',
  'practice.square_meters': 'superficie dello studio',
  'home.contents_value': 'contenuto della casa',
  'home.mortgage_residual': 'mutuo residuo',
  'vehicles.value': 'valore del veicolo',
  'practice.electronics_value': 'elettronica',
  'practice.contents_value': 'arredi e attrezzature',
  'transport.goods_value': 'merci di un viaggio',
  'income.net_year': 'reddito netto annuo',
  'savings.liquid': 'risparmi disponibili',
  'family.youngest_dependent_age': 'età del più giovane a carico',
  'finance.debts': 'debiti',
  'activity.annual_revenue': 'fatturato',
  'company.annual_revenue': 'fatturato',
  'liability.max_engagement': 'incarico più importante',
  'sites.building_value': 'fabbricati',
  'sites.equipment_value': 'impianti e attrezzature',
  'sites.stock_value': 'merci',
  'continuity.margin_percent': 'margine',
  'continuity.recovery_time': 'mesi di fermo',
  'credit.receivables': 'crediti',
  'credit.top_debtor_share': 'quota del cliente maggiore',
  'home.kind': 'costo al m²',
  'work.status': 'quota che la pensione non sostituisce',
};

/** Choices whose number is a percentage. */
const PERCENT_CHOICES = new Set(['work.status']);

/** How a sum follows from the answers: "superficie 95 m² × costo al m² € 1.500 = € 142.500". */
export const arithmetic = (step: Step, answered: Answered): string =>
  text(step, answered, true) + (step.parts.length === 0 ? '' : ` = ${euro(step.value[0])}`);

function text(step: Step, answered: Answered, outermost = false): string {
  const { rule, value, parts } = step;
  const inner = (index = 0) => text(parts[index]!, answered);
  const joined = (sign: string) => parts.map((part) => bracketed(part, answered)).join(` ${sign} `);
  switch (rule.op) {
    case 'answer':
      return `${nameOf(rule.code)} ${answerValue(answered.questions.get(rule.code), value[0])}`;
    case 'choice':
      return `${nameOf(rule.code)} ${rule.unit === 'euro' ? euro(value[0]) : PERCENT_CHOICES.has(rule.code) ? percent(value[0]) : number(value[0])}`;
    case 'constant':
      return rule.unit === 'euro' ? euro(value[0]) : number(value[0]);
    case 'rows':
      return `importo previsto per la Sua fascia ${euro(value[0])}`;
    case 'policies':
      return `polizze vita in corso ${euro(value[0])}`;
    case 'formula':
      return outermost ? text(parts[0]!, answered, true) : `${FORMULA_NAMES[rule.key] ?? rule.key} ${euro(value[0])}`;
    case 'when':
      return parts.length === 0 ? '0' : inner();
    case 'sum':
      return joined('+');
    case 'product':
      return joined('×');
    case 'difference':
      return joined('−');
    case 'percent':
      return `${percent(rule.percent)} × ${bracketed(parts[0]!, answered)}`;
    case 'quotient':
      return quotient(rule.by, parts[0]!, answered);
    case 'greatest':
      return `il maggiore tra ${parts.map((part) => text(part, answered)).join(' e ')}`;
    case 'limits':
      return limited(rule, parts[0]!.value[0], outermost ? text(parts[0]!, answered, true) : inner());
  }
}

/** Percentages are shown as such, so the hundred by which each is divided is left out. */
function quotient(by: number, of: Step, answered: Answered): string {
  const divisor = factorsOf(of)
    .filter((factor) => isPercent(factor, answered))
    .reduce((left) => left / 100, by);
  const inside = of.rule.op === 'product' ? text(of, answered) : bracketed(of, answered);
  return divisor === 1 ? inside : `${inside} ÷ ${number(divisor)}`;
}

const factorsOf = (step: Step): readonly Step[] => (step.rule.op === 'product' ? step.parts : [step]);

const isPercent = ({ rule }: Step, { questions }: Answered): boolean =>
  (rule.op === 'answer' && questions.get(rule.code)?.type === 'percent') || (rule.op === 'choice' && PERCENT_CHOICES.has(rule.code));

/** Names a limit only where it has an effect. */
function limited({ unit, min, max }: Extract<Step['rule'], { op: 'limits' }>, value: number, of: string): string {
  const scale = unit === 'euro' ? 100 : 1;
  const show = (limit: number) => (unit === 'euro' ? euro(limit * scale) : number(limit));
  if (min !== undefined && value < min * scale) return min === 0 ? `${of}, mai meno di zero` : `${of}, ma almeno ${show(min)}`;
  if (max !== undefined && value > max * scale) return `${of}, ma al massimo ${show(max)}`;
  return of;
}

/** Brackets around an operation inside another one. */
function bracketed(step: Step, answered: Answered): string {
  const { op } = step.rule;
  const isOperation = op === 'sum' || op === 'difference' || op === 'percent' || op === 'limits' || op === 'quotient' || op === 'greatest';
  return op === 'when' && step.parts.length > 0
    ? bracketed(step.parts[0]!, answered)
    : isOperation
      ? `(${text(step, answered)})`
      : text(step, answered);
}

const nameOf = (code: string): string => ANSWER_NAMES[code] ?? code;

function answerValue(question: Question | undefined, value: number): string {
  if (question?.type === 'money') return euro(value);
  if (question?.type === 'percent') return percent(value);
  return question?.unit === undefined ? number(value) : `${number(value)} ${question.unit}`;
}
