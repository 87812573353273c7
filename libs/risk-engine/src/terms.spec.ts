import type { Answer } from '@sestante/questionnaire/answers';
import { exampleInput } from './example-input.js';
import { Facts } from './facts.js';
import type { Interval } from './interval.js';
import { RULES_V1 } from './rules.js';
import { evaluateTerm } from './terms.js';

const owned = { 'home.tenure': 'owned_mortgage' };
const rented = { 'home.tenure': 'rented' };
const unsure = { noAnswer: 'unknown' } as const;

it.each<[area: string, factor: 'exposure' | 'severity', code: string, answers: Record<string, Answer>, points: Interval]>([
  ['home', 'exposure', 'home.kind', { 'home.kind': 'apartment' }, [5, 5]],
  ['home', 'exposure', 'home.kind', {}, [5, 20]],
  ['home', 'exposure', 'home.kind', { 'home.kind': unsure }, [5, 20]],
  ['home', 'exposure', 'home.build_period', { ...owned, 'home.build_period': 'before_1950' }, [15, 15]],
  ['home', 'exposure', 'home.build_period', { ...rented, 'home.build_period': 'before_1950' }, [0, 0]],
  ['home', 'exposure', 'home.security', { 'home.security': ['alarm'] }, [-10, -10]],
  ['home', 'exposure', 'home.security', { 'home.security': ['alarm', 'armored_door', 'video'] }, [-15, -15]],
  ['home', 'exposure', 'home.security', {}, [-15, 0]],
  ['home', 'exposure', 'home.hazards', { 'home.hazards': ['earthquake', 'flood', 'landslide'] }, [30, 30]],
  ['home', 'exposure', 'home.hazards', {}, [0, 30]],
  ['home', 'severity', 'home.contents_value', { 'home.contents_value': 19_999 }, [0, 0]],
  ['home', 'severity', 'home.contents_value', { 'home.contents_value': 20_000 }, [5, 5]],
  ['home', 'severity', 'home.contents_value', { 'home.contents_value': 149_999 }, [10, 10]],
  ['home', 'severity', 'home.contents_value', { 'home.contents_value': 150_000 }, [20, 20]],
  ['home', 'severity', 'home.contents_value', {}, [0, 20]],
  ['health', 'exposure', 'person.age', { 'person.birth_date': '1996-11-30' }, [5, 5]],
  ['health', 'exposure', 'person.age', { 'person.birth_date': '1996-11-29' }, [10, 10]],
  ['health', 'exposure', 'person.age', {}, [5, 35]],
  ['mobility', 'exposure', 'vehicles.young_driver', { 'vehicles.count': 1, 'vehicles.young_driver': true }, [15, 15]],
  ['mobility', 'exposure', 'vehicles.young_driver', { 'vehicles.count': 1, 'vehicles.young_driver': false }, [0, 0]],
  // The points of an open question that may not apply include those of one that does not.
  ['family', 'severity', 'home.mortgage_residual', owned, [5, 25]],
  ['family', 'severity', 'home.mortgage_residual', {}, [0, 25]],
  ['family', 'severity', 'home.mortgage_residual', rented, [0, 0]],
  ['income', 'severity', 'income.household_share', { 'family.household_size': 1 }, [20, 20]],
  ['income', 'severity', 'income.household_share', {}, [0, 20]],
])('%s, %s: %s of %j adds %j', (area, factor, code, answers, points) => {
  const rule = RULES_V1.terms.find((term) => term.type === 'retail' && term.area === area && term.factor === factor && term.code === code)!;
  expect(evaluateTerm(new Facts(exampleInput('retail', answers), RULES_V1), rule).points).toEqual(points);
});
