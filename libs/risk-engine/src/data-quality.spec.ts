import type { Answer } from '@sestante/questionnaire/answers';
import cases from './worked-cases.json' with { type: 'json' };
import { assess } from './assessment.js';
import type { CoherenceStatus } from './data-quality.js';
import type { AssessmentInput } from './facts.js';

const unknown = { noAnswer: 'unknown' } as const;
const refused = { noAnswer: 'refused' } as const;
const missing = null;

/** The family of the worked case, which answers everything but what is optional. */
const family = cases[0]!.input as unknown as AssessmentInput;
const withAnswers = (changed: Record<string, Answer | null>) =>
  assess({ ...family, answers: { ...family.answers, 'health.conditions': false, ...changed } });

it.each<[changed: Record<string, Answer | null>, status: CoherenceStatus, topics: string[]]>([
  [{}, 'clear', []],
  [{ 'home.kind': missing }, 'clear', []],
  [{ 'person.birth_date': unknown }, 'reservations', ['age']],
  [{ 'person.birth_date': refused }, 'refusal_statement', ['age']],
  [{ 'person.birth_date': missing }, 'blocked', ['age']],
  [{ 'health.state': refused, 'person.birth_date': unknown }, 'refusal_statement', ['health']],
  [{ 'health.state': missing, 'person.birth_date': refused, 'savings.goals': missing }, 'blocked', ['health', 'expectations']],
  [{ 'savings.liquid': unknown, 'income.net_year': missing }, 'blocked', ['financial']],
  [{ 'savings.liquid': unknown, 'income.net_year': refused }, 'refusal_statement', ['financial']],
  // The kind of work is a key question, too, and open with it.
  [{ 'work.status': unknown }, 'reservations', ['work']],
])('coherence of %j is %s for %j', (changed, status, topics) => {
  expect(withAnswers(changed).coherence).toEqual({ status, topics });
});

it('topics without a key question that applies are not applicable', () => {
  const { topics } = assess({ type: 'corporate', today: family.today, answers: {}, policies: [] }).dataQuality;
  expect(topics.flatMap(({ topic, status }) => (status === 'not_applicable' ? topic : []))).toEqual(['age', 'health', 'family']);
});

it('counts each shown question once, without optional ones that are blank', () => {
  const { topics, ...counts } = withAnswers({ 'health.state': refused, 'home.kind': unknown, 'home.tenure': missing }).dataQuality;
  // Two questions are optional and blank; size, period and rest of the mortgage depend on the tenure.
  expect(counts).toEqual({ applicable: 35, answered: 32, unknown: 1, refused: 1, missing: 1, undetermined: 3, answeredPercent: 91 });
  expect(topics.map(({ topic }) => topic)).toEqual(['age', 'health', 'work', 'family', 'financial', 'insurance', 'expectations', 'risk']);
  expect(topics.reduce((sum, { applicable }) => sum + applicable, 0)).toBe(35);
});
