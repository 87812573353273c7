import { createHash } from 'node:crypto';
import policies from './standard/policies.v1.json' with { type: 'json' };
import { COVERAGE_CLASSES, EXCLUSIONS } from './policies.js';
import { STANDARD_TEMPLATES } from './standard-templates.js';
import { findTemplateErrors, type TemplateErrorCode } from './template-checks.js';
import { questionsOf, type Question, type Template } from './template.js';

const { retail, professional, corporate } = STANDARD_TEMPLATES;
const standard = questionsOf(retail);

/** The retail template with one more question at its end. */
function withQuestion(more: Partial<Question>): Template {
  const question: Question = { code: 'agency.boat', text: 'Ha una barca?', type: 'yesNo', topic: 'risk', areas: ['mobility'], ...more };
  return { ...retail, sections: [...retail.sections, { title: 'Altro', questions: [question] }] };
}

describe('standard templates', () => {
  it.each([
    [retail, 40, 8],
    [professional, 40, 8],
    [corporate, 44, 9],
  ])('$name can be published as they are', (template, questions, areas) => {
    expect([questionsOf(template).length, template.areas.length]).toEqual([questions, areas]);
    expect(findTemplateErrors(template, questionsOf(template))).toEqual([]);
  });

  it.each([
    [retail, '5ea83dec73bc61d0ae9fb56f2514153bb9f042648e7578d93f0aab5f9a47e1cc'],
    [professional, 'b32ea4e2d52ed323dbd8426be4346978595b3e5896174ad96df0920816144e6b'],
    [corporate, 'aff95c604be98313386e3c4fd28301942b20335df951b3220a437b33fe68c567'],
    [policies, 'ad64d6c9da4b49843c8d0db72184342e02a36b810b1ebab41626262cd60f7b8d'],
  ])('never change once released: a correction is a new version (%#)', (data, hash) => {
    expect(createHash('sha256').update(JSON.stringify(data)).digest('hex')).toBe(hash);
  });

  it('cover each topic of IVASS Regulation 40/2018 with a key question', () => {
    for (const template of [retail, professional]) {
      const topics = new Set(
        questionsOf(template)
          .filter(({ keyQuestion }) => keyQuestion)
          .map(({ topic }) => topic),
      );
      expect([...topics].toSorted()).toEqual(['age', 'expectations', 'family', 'financial', 'health', 'insurance', 'risk', 'work']);
    }
  });

  it('mark the questions about health', () => {
    const health = [retail, professional, corporate].map((template) => questionsOf(template).filter((question) => question.health));
    expect(health.map((questions) => questions.map(({ code }) => code))).toEqual([
      ['family.care_need', 'health.state', 'health.conditions'],
      ['health.state'],
      [],
    ]);
  });

  it('know 34 kinds of cover and 14 exclusions', () => {
    expect([COVERAGE_CLASSES.length, EXCLUSIONS.length]).toEqual([34, 14]);
    expect(COVERAGE_CLASSES.find(({ code }) => code === 'income_protection')).toEqual({
      code: 'income_protection',
      label: 'Diaria e inabilità temporanea',
      sumInsured: 'diaria al giorno',
    });
  });
});

describe('templates of an agency', () => {
  it.each<[string, Partial<Question>]>([
    ['a question of its own', {}],
    ['a condition on an earlier question', { showIf: 'vehicles.count >= 1 and not home.tenure = rented' }],
    ['a condition on the age', { showIf: 'person.age >= 65' }],
    [
      'choices',
      {
        type: 'manyOf',
        choices: [
          { code: 'sail', label: 'A vela' },
          { code: 'none', label: 'Nessuna' },
        ],
        showIf: 'home.security has alarm',
      },
    ],
  ])('accept %s', (_name, more) => {
    expect(findTemplateErrors(withQuestion(more), standard)).toEqual([]);
  });

  it.each<[Partial<Question>, string, TemplateErrorCode, number?]>([
    [{ code: 'boat' }, '/code', 'invalid-code'],
    [{ code: 'person.age' }, '/code', 'invalid-code'],
    [{ code: 'home.tenure' }, '/code', 'repeated-code'],
    [{ text: ' ' }, '/text', 'required'],
    [{ text: 'a'.repeat(501) }, '/text', 'too-long'],
    [{ type: 'color' as never }, '/type', 'unknown-value'],
    [{ areas: ['cyber'] }, '/areas/0', 'unknown-value'],
    [{ type: 'oneOf' }, '/choices', 'required'],
    [
      {
        type: 'oneOf',
        choices: [
          { code: 'a', label: 'A' },
          { code: 'a', label: 'B' },
        ],
      },
      '/choices/1/code',
      'repeated-code',
    ],
    [
      {
        type: 'oneOf',
        choices: [
          { code: 'or', label: 'A' },
          { code: 'b', label: 'B' },
        ],
      },
      '/choices/0/code',
      'invalid-code',
    ],
    [{ type: 'integer', min: 5, max: 2 }, '/max', 'out-of-range'],
    [{ type: 'integer', min: 500 }, '/min', 'out-of-range'],
    [{ type: 'percent', max: 300 }, '/max', 'out-of-range'],
    [{ showIf: 'home.tenure =' }, '/showIf', 'condition-unreadable', 13],
    [{ showIf: 'vehicles.count >= 1 and home.roof = flat' }, '/showIf', 'condition-unknown-question', 24],
    [{ showIf: 'agency.boat = yes' }, '/showIf', 'condition-later-question', 0],
    [{ showIf: 'home.tenure = castle' }, '/showIf', 'condition-unknown-choice', 0],
    [{ showIf: 'home.tenure in [rented, castle]' }, '/showIf', 'condition-unknown-choice', 0],
    [{ showIf: 'home.tenure has rented' }, '/showIf', 'condition-wrong-type', 0],
    [{ showIf: 'home.tenure >= 1' }, '/showIf', 'condition-wrong-type', 0],
    [{ showIf: 'home.security = alarm' }, '/showIf', 'condition-wrong-type', 0],
    [{ showIf: 'person.birth_date >= 1' }, '/showIf', 'condition-wrong-type', 0],
  ])('refuse %j', (more, path, code, at) => {
    const pointer = `/sections/${retail.sections.length}/questions/0${path}`;
    expect(findTemplateErrors(withQuestion(more), standard)).toContainEqual({ pointer, code, ...(at === undefined ? {} : { at }) });
  });

  it('refuse a standard question with other choices, since a code never changes its meaning', () => {
    const sections = retail.sections.map(({ title, questions }) => ({
      title,
      questions: questions.map((question) =>
        question.code === 'home.kind'
          ? { ...question, choices: [...(question.choices ?? []), { code: 'castle', label: 'Castello' }] }
          : question,
      ),
    }));
    expect(findTemplateErrors({ ...retail, sections }, standard)).toEqual([
      { pointer: '/sections/1/questions/1/code', code: 'standard-question-changed' },
    ]);
  });

  it('refuse a condition on the age when the date of birth is asked for in another form', () => {
    const template = withQuestion({ showIf: 'person.age >= 65' });
    const asked = questionsOf(template).find(({ code }) => code === 'person.birth_date');
    const changed = JSON.parse(JSON.stringify(template), (_name, value: Question) =>
      value?.code === asked?.code ? { ...value, type: 'yesNo' } : value,
    ) as Template;
    const pointer = `/sections/${retail.sections.length}/questions/0/showIf`;
    expect(findTemplateErrors(changed)).toContainEqual({ pointer, code: 'condition-wrong-type', at: 0 });
  });

  it('refuse a condition on a question that has been moved behind it', () => {
    const sections = [...retail.sections.slice(1), ...retail.sections.slice(0, 1)];
    const codes = findTemplateErrors({ ...retail, sections }, standard).map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['condition-later-question']));
    expect(codes).toHaveLength(1);
  });
});
