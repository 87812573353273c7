import * as v from 'valibot';
import { RULES_V1, rulesSchema } from './rules.js';

type Data = Record<'areas' | 'terms' | 'covers' | 'duties' | 'minimums' | 'estimates', Record<string, unknown>[]> & {
  formulas: Record<string, unknown>;
};

const broken: [name: string, damage: (rules: Data) => void][] = [
  ['an unknown property', ({ areas }) => void (areas[0]!['colour'] = 'red')],
  ['weights that do not add up to 100', ({ areas }) => void (areas[0]!['weight'] = 19)],
  ['a condition that does not parse', ({ covers }) => void (covers[0]!['when'] = 'home.tenure is mine')],
  ['points of a choice that has no text', ({ terms }) => void (terms[0]!['points'] = { castle: 5 })],
  ['a term without points and steps', ({ terms }) => void delete terms[0]!['points']],
  ['a sum without a formula', ({ covers }) => void (covers[0]!['required'] = 'rebuilt')],
  ['a formula that names a missing one', ({ formulas }) => void (formulas['rebuild'] = { op: 'formula', key: 'nothing' })],
  ['an unknown operation', ({ formulas }) => void (formulas['rebuild'] = { op: 'power', of: [] })],
  ['a rate that is not whole', ({ estimates }) => void (estimates[0]!['amount'] = { op: 'constant', unit: 'euro', value: 1.5 })],
  ['a cover that has no text', ({ covers }) => void (covers[0]!['code'] = 'castle')],
  ['a duty without a source', ({ duties }) => void delete duties[0]!['source']],
  ['a day that is not one', ({ duties }) => void (duties[0]!['checkedOn'] = '2026-02-30')],
];

it.each(broken)('refuses %s', (_, damage) => {
  const rules = structuredClone(RULES_V1) as unknown as Data;
  expect(v.safeParse(rulesSchema, rules).success).toBe(true);
  damage(rules);
  expect(v.safeParse(rulesSchema, rules).success).toBe(false);
});
