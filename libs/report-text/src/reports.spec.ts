import { readFileSync } from 'node:fs';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf, type Question } from '@sestante/questionnaire/template';
import { assess } from '@sestante/risk-engine/assessment';
import { explain } from '@sestante/risk-engine/explanation';
import type { ConsultingInput } from './agreed-sections.js';
import { analyticReport } from './analytic-report.js';
import { coherenceStatement, consultingReport } from './consulting-report.js';
import { plainText } from './plain-text.js';
import { reportCases } from './report-cases.js';
import { flaws } from './text-flaws.js';

const golden = (name: string): string => readFileSync(new URL(`../golden/${name}.txt`, import.meta.url), 'utf8');

describe.each(reportCases)('%s', (type, input) => {
  it('writes the analytic report', () => {
    expect(plainText(analyticReport(input))).toBe(golden(`${type}-analytic`));
  });

  it('writes the consulting report', () => {
    expect(plainText(consultingReport(input))).toBe(golden(`${type}-consulting`));
  });

  it('gives every figure of an estimate the answers that caused it', () => {
    const { sections } = analyticReport(input);
    const estimates = sections.find(({ code }) => code === 'estimates')!.blocks.filter((block) => block.kind === 'group');
    expect(estimates).toHaveLength(input.assessment.estimates.length);
    for (const [at, { blocks }] of estimates.entries()) {
      const reads = input.explanation.estimates.get(input.assessment.estimates[at]!.code)!;
      const why = blocks.flatMap((block) => (block.kind === 'paragraph' ? (block.why ?? []) : []));
      if (reads.rule.op !== 'policies') expect(why.length).toBeGreaterThan(0);
    }
  });
});

/** Some answers of each kind that a question can have. */
function candidates({ type, choices = [], min = 0, max = 100 }: Question): unknown[] {
  const none = [{ noAnswer: 'unknown' }, { noAnswer: 'refused' }, null];
  const scale = type === 'money' ? 100 : 1;
  const codes = choices.map(({ code }) => code);
  switch (type) {
    case 'yesNo':
      return [true, false, ...none];
    case 'oneOf':
      return [...codes, ...none];
    case 'manyOf':
      return [...codes.map((code) => [code]), codes.filter((code) => code !== 'none').slice(0, max), ...none];
    case 'integer':
    case 'percent':
    case 'money':
      return [min * scale, Math.min(min + 1, max) * scale, max * scale, ...none];
    default:
      return none;
  }
}

const flawedLines = (text: string): string[] =>
  text.split('\n').filter((line) => !line.startsWith('  ?') && flaws(line.replaceAll(' | ', '; ')).length > 0);

it('writes clean sentences whatever a single answer is, shown or masked', () => {
  let read = 0;
  for (const [type, input] of reportCases)
    for (const question of questionsOf(STANDARD_TEMPLATES[type as keyof typeof STANDARD_TEMPLATES]))
      for (const answer of candidates(question)) {
        const answers = { ...input.answers, [question.code]: answer } as ConsultingInput['answers'];
        const facts = { type: input.assessment.type, today: input.assessment.today, answers, policies: input.policies };
        const changed = { ...input, answers, assessment: assess(facts), explanation: explain(facts), health: read % 2 === 0 };
        const lines = flawedLines(plainText(analyticReport(changed)) + plainText(consultingReport(changed)));
        if (lines.length > 0) throw new Error(`${question.code} ${JSON.stringify(answer)}: ${lines.join('\n')}`);
        read += 1;
      }
  expect(read).toBeGreaterThan(500);
});

it('does not tell an answer about health to a reader who may not see it', () => {
  const [, given] = reportCases[0]!;
  const answers = { ...given.answers, 'health.state': 'serious', 'health.conditions': true, 'family.care_need': true };
  const facts = { type: given.assessment.type, today: given.assessment.today, answers, policies: given.policies };
  const input = { ...given, answers, assessment: assess(facts), explanation: explain(facts) };
  const telling = /malattie croniche|problemi di salute seri|Problemi seri|assistenza continua\b(?!\?)/;
  const texts = (health: boolean) => plainText(analyticReport({ ...input, health })) + plainText(consultingReport({ ...input, health }));
  expect(texts(true)).toMatch(telling);
  const masked = texts(false)
    .split('\n')
    .filter((line) => !line.includes('?'));
  expect(masked.filter((line) => telling.test(line))).toEqual([]);
  expect(masked.filter((line) => line.includes('Una risposta sulla salute')).length).toBeGreaterThan(2);
  expect(masked.filter((line) => /Una risposta sulla salute.*\d/.test(line))).toEqual([]);
  expect(texts(false)).toContain('Risposta sulla salute, riservata');
});

it('refuses the statement of coherence while a topic is missing, and names the topics', () => {
  expect(coherenceStatement({ status: 'blocked', topics: ['health', 'financial'] })).toEqual({
    granted: false,
    text: expect.stringContaining('lo stato di salute e la situazione finanziaria') as string,
  });
  for (const status of ['refusal_statement', 'reservations', 'clear'] as const)
    expect(coherenceStatement({ status, topics: status === 'clear' ? [] : ['health'] }).granted).toBe(true);
});

it('says so when there is nothing to report', () => {
  const [, given] = reportCases[0]!;
  const { assessment } = given;
  const calm: ConsultingInput = {
    ...given,
    answers: {},
    assessment: {
      ...assessment,
      areas: assessment.areas.map((area) => ({ ...area, relevant: 'no', band: 'low' })),
      concentration: { areas: [], percent: 0 },
      recommendations: [],
      policies: [],
      duties: [],
      estimates: [],
    },
    refusals: [],
    nextSteps: [],
    disclosure: { personalRecommendation: false, registerNumber: null, registeredOn: null, remuneration: null, precontract: null },
  };
  const text = plainText(analyticReport(calm)) + plainText(consultingReport(calm));
  expect(flawedLines(text)).toEqual([]);
  for (const sentence of [
    'Non risultano coperture da attivare',
    'Non risultano polizze in corso',
    'non è una raccomandazione personalizzata',
  ])
    expect(text).toContain(sentence);
});
