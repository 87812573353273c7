import { readFileSync } from 'node:fs';
import { QUESTIONNAIRE_TYPES } from '@sestante/questionnaire/template';
import { RULES_V1, type CoverRule, type TermRule } from './rules.js';

/** Rows of a table beside the data, as it was agreed; nothing writes it from the data. */
function agreed(title: string): string[] {
  const text = readFileSync(new URL('./rules/v1.md', import.meta.url), 'utf8');
  const [, part = ''] = `${text}\n## `.split(`\n## ${title}\n`);
  const [table = ''] = part.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
}

const row = (...cells: (string | number)[]): string => `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`;
const condition = (text: string | undefined): string => (text === undefined ? '–' : `\`${text}\``);
const list = (items: readonly string[], between = ', '): string => items.join(between) || '–';

it('areas', () => {
  expect(
    RULES_V1.areas.map(({ type, code, weight, exposure, severity, gate }) => row(type, code, weight, exposure, severity, condition(gate))),
  ).toEqual(agreed('Areas'));
});

const pointsOf = ({ points = {}, steps = [] }: TermRule): string =>
  [
    ...Object.entries(points).map(([choice, value]) => `${choice} ${value}`),
    ...steps.map(({ below, points: value }) => (below === undefined ? `else ${value}` : `<${below} ${value}`)),
  ].join(' · ');

it.each(QUESTIONNAIRE_TYPES)('terms: %s', (type) => {
  expect(
    RULES_V1.terms
      .filter((term) => term.type === type)
      .map((term) =>
        row(
          term.area,
          term.factor === 'exposure' ? 'E' : 'S',
          `\`${term.code}\``,
          pointsOf(term),
          term.notApplicable ?? '',
          term.cap ?? '',
        ),
      ),
  ).toEqual(agreed(`Terms: ${type}`));
});

function excessOf({ maxExcess: { amount, percent } = {} }: CoverRule): string {
  if (percent === undefined) return amount === undefined ? '–' : String(amount);
  const share = `⌊R·${percent}÷100⌋`;
  return amount === undefined ? share : `max(${amount}, ${share})`;
}

function exclusionsOf({ exclusions = [], excludedWhen }: CoverRule): string {
  const listed = exclusions.map(({ code, when }) => (when === undefined ? code : `${code}: \`${when}\``));
  return list([...listed, ...(excludedWhen === undefined ? [] : [`answer: \`${excludedWhen}\``])], '; ');
}

it('covers', () => {
  expect(
    RULES_V1.covers.map((cover) => {
      const { type, area, code, weight, accepts, when, required } = cover;
      const classes = accepts.length === 1 && accepts[0] === code ? '–' : list(accepts);
      return row(type, area, code, weight, classes, condition(when), required ?? '–', excessOf(cover), exclusionsOf(cover));
    }),
  ).toEqual(agreed('Covers'));
});

it('duties', () => {
  expect(
    RULES_V1.duties.map(({ type, code, kind, applies, classes, sum, exclusions = [], dueOn, dueOnRows, test, source }) =>
      row(
        type,
        code,
        kind,
        condition(applies),
        list(classes),
        sum ?? '–',
        list(exclusions),
        dueOnRows ? 'below' : (dueOn ?? '–'),
        test,
        source,
      ),
    ),
  ).toEqual(agreed('Duties'));
  for (const { checkedOn, validFrom, validTo } of RULES_V1.duties)
    expect({ checkedOn, validFrom, validTo }).toEqual({ checkedOn: '2026-11-29', validFrom: null, validTo: null });
});

/** Sizes of companies, which the table names once. */
const SIZES: [name: string, condition: string][] = [
  ['SMALL', '(company.employees < 50 and (company.annual_revenue <= 10000000 or company.balance_total <= 10000000))'],
  ['MEDIUM', '(company.employees < 250 and (company.annual_revenue <= 50000000 or company.balance_total <= 43000000))'],
  ['SMALL', '(activity.staff < 50 and activity.annual_revenue <= 10000000)'],
  ['MEDIUM', '(activity.staff < 250 and activity.annual_revenue <= 50000000)'],
];

it('days from which catastrophes are insured', () => {
  expect(
    RULES_V1.duties.flatMap(({ type, dueOnRows = [] }) =>
      dueOnRows.map(({ when, dueOn }) =>
        row(
          type,
          SIZES.reduce((text, [name, size]) => text.replaceAll(size, name), when),
          dueOn,
        ),
      ),
    ),
  ).toEqual(agreed('Days from which catastrophes are insured'));
});

it('least content of a recommended cover', () => {
  // One line of the table names three covers.
  const named = agreed('Least content of a recommended cover').flatMap((line) => {
    const [, covers = '', ...rest] = line.split('|');
    return covers.split('·').map((cover) => ['', ` ${cover.trim()} `, ...rest].join('|'));
  });
  const ours = RULES_V1.minimums.map(({ cover, durationYears, features }) =>
    row(
      cover,
      durationYears ?? 'null',
      list(
        features.map(({ code, label }) => `${code} ${label}`),
        ' · ',
      ),
    ),
  );
  expect(ours).toEqual(named);
});
