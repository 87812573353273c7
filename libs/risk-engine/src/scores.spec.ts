import type { Area } from './areas.js';
import { assess } from './assessment.js';
import { exampleInput } from './example-input.js';
import { percentOf, type Interval } from './interval.js';
import { bandOf, concentration, overallScore, toScore, type Band } from './scores.js';

it.each<[score: number, band: Band]>([
  [0, 'low'],
  [33, 'low'],
  [34, 'medium'],
  [66, 'medium'],
  [67, 'high'],
  [100, 'high'],
])('a score of %d is %s', (score, band) => {
  expect(bandOf(score)).toBe(band);
});

it.each<[Interval, certain: boolean]>([
  [[34, 66], true],
  [[33, 34], false],
  [[66, 67], false],
])('the score is the high end of %j, and certain (%s) within one band', ([low, high], certain) => {
  expect(toScore([low, high])).toEqual({ score: high, low, high, band: bandOf(high), certain });
});

const area = (code: string, more: object): Area =>
  ({ rule: { code }, relevant: true, score: [0, 0], protection: [0, 0], severity: [100, 100], ...more }) as unknown as Area;
const scored = (...rows: [weight: number, score: Interval, relevant?: false][]): Area[] =>
  rows.map(([weight, score, relevant]) => area('home', { rule: { weight }, score, relevant: relevant ?? true }));

it.each<[name: string, areas: Area[], expected: Interval]>([
  ['half the mean, half the worst', scored([60, [40, 50]], [40, [10, 90]]), [34, 78]],
  ['a half is rounded up', scored([50, [0, 1]], [50, [0, 0]]), [0, 1]],
  ['an area of weight 8 can be the worst', scored([92, [0, 0]], [8, [100, 100]]), [54, 54]],
  ['one of weight 7 cannot', scored([93, [0, 0]], [7, [100, 100]]), [4, 4]],
  ['one that is not relevant counts nothing', scored([50, [20, 20]], [50, [90, 90], false]), [15, 15]],
])('overall: %s', (_, areas, [low, high]) => {
  expect(overallScore(areas)).toMatchObject({ low, high });
});

it.each<[name: string, exposures: [string, number][], areas: string[], percent: number]>([
  [
    'the three greatest',
    [
      ['home', 10],
      ['liability', 40],
      ['health', 20],
      ['income', 30],
    ],
    ['liability', 'income', 'health'],
    90,
  ],
  [
    'equal ones in the order of the areas',
    [
      ['home', 10],
      ['health', 30],
      ['income', 30],
      ['family', 30],
    ],
    ['health', 'income', 'family'],
    90,
  ],
  [
    'none without risk',
    [
      ['home', 10],
      ['health', 0],
    ],
    ['home'],
    100,
  ],
  ['nothing at all', [['home', 0]], [], 0],
])('concentration: %s', (_, exposures, areas, percent) => {
  expect(concentration(exposures.map(([code, high]) => area(code, { exposure: [0, high] })))).toEqual({ areas, percent });
});

it.each([
  [1, 3, 33],
  [2, 3, 67],
  [1, 200, 1],
  [0, 0, 0],
])('%d of %d is %d %', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});

it('a cover whose relevance is open widens the protection of its area', () => {
  const answers = { 'policies.complete': true, 'home.tenure': 'owned_free', 'home.kind': 'apartment', 'home.square_meters': 100 };
  const { areas } = assess(exampleInput('retail', answers, [{ coverageClass: 'home_building', sumInsured: 150_000 }]));
  // The building (50), catastrophes (25), and perhaps the contents (25).
  expect(areas.find(({ code }) => code === 'home')?.protection).toEqual([50, 66]);
});
