import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import type { Section } from '@sestante/questionnaire/template';
import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import type { QuestionnaireTemplateDto, QuestionnaireTemplateSummary } from './questionnaire-template.dto.js';
import { TemplatesService } from './templates.service.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const list = async (by: Person, query = ''): Promise<QuestionnaireTemplateSummary[]> =>
  (await test.as(by).get(`questionnaire-templates${query}`).expect(200)).body.data;
const standardOf = async (by: Person, type: string): Promise<string> =>
  (await list(by, `?standard=true&clientType=${type}`))[0]?.id ?? 'none';
const patch = (by: Person, id: string, body: object, version = '*') =>
  test.as(by).patch(`questionnaire-templates/${id}`).set('If-Match', version).send(body);
const act = (by: Person, id: string, action: string) => test.as(by).post(`questionnaire-templates/${id}/${action}`);
const remove = (by: Person, id: string) => test.as(by).delete(`questionnaire-templates/${id}`).set('If-Match', '*');
/** Copies a standard template to a draft. */
const copy = async (by: Person, type = 'retail', name = 'Copia'): Promise<QuestionnaireTemplateDto> =>
  (
    await test
      .as(by)
      .post('questionnaire-templates')
      .send({ copyOf: await standardOf(by, type), name })
      .expect(201)
  ).body;
const question = (change: object = {}) => ({
  code: 'custom.pool',
  text: 'Ha una piscina?',
  type: 'yesNo',
  topic: 'risk',
  areas: ['home'],
  ...change,
});
const sections = (change: object = {}) => [{ title: 'Casa', questions: [question(change)] }] as Section[];

describe('the standard templates', () => {
  it('are in every new agency, published, and read from their files', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency);
    const listed = await list(person);
    expect(listed.map(({ clientType }) => clientType).toSorted()).toEqual(Object.keys(STANDARD_TEMPLATES).toSorted());
    for (const { id, clientType } of listed) {
      const { name, version, minutes, areas, sections: own } = STANDARD_TEMPLATES[clientType];
      const { body, headers } = await test.as(person).get(`questionnaire-templates/${id}`).expect(200);
      const questionCount = own.flatMap(({ questions }) => questions).length;
      expect(body).toMatchObject({ name, version, minutes, questionCount, content: { areas, sections: own }, errors: [], standard: true });
      expect(headers.etag).toBe('"1"');
      const { template, questions } = await test.app.get(TemplatesService).prepared(person, id);
      expect(template).toEqual(STANDARD_TEMPLATES[clientType]);
      expect(questions.filter(({ condition }) => condition).length).toBeGreaterThan(5);
    }
  });

  it('cannot be changed, published, archived, deleted, or get a new version', async () => {
    const { admin } = await test.make.agency();
    const id = await standardOf(admin, 'corporate');
    const refused = [
      patch(admin, id, { name: 'Altro' }),
      remove(admin, id),
      ...['new-version', 'publish', 'archive', 'unarchive'].map((action) => act(admin, id, action)),
    ];
    for (const answer of refused) await answer.expect(409).expect(({ body }) => expect(body.code).toBe('standard-template'));
    expect(await list(admin)).toHaveLength(3);
  });
});

describe('a draft', () => {
  it('is a copy that is changed, listed with its faults, and published when it has none', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const person = await test.make.person(agency);
    const draft = await copy(admin, 'retail', ' Famiglie ');
    expect(draft).toMatchObject({
      name: 'Famiglie',
      version: 1,
      state: 'draft',
      standard: false,
      publishedAt: null,
      errors: [],
      rowVersion: 1,
    });
    expect(draft.content.sections).toEqual(STANDARD_TEMPLATES.retail.sections);
    const own = [...draft.content.sections, ...sections({ showIf: 'home.kind = castle' })];
    await patch(person, draft.id, { sections: own }).expect(403);
    const { body: changed, headers } = await patch(
      admin,
      draft.id,
      { name: 'Nuovo', minutes: { from: 5, to: 8 }, sections: own },
      '"1"',
    ).expect(200);
    const at = { pointer: `/sections/${own.length - 1}/questions/0/showIf`, code: 'condition-unknown-choice', at: 0 };
    expect(changed).toMatchObject({
      name: 'Nuovo',
      minutes: { from: 5, to: 8 },
      questionCount: 41,
      errors: [at],
      version: 1,
      rowVersion: 2,
    });
    expect(headers.etag).toBe('"2"');
    await patch(admin, draft.id, { name: 'Altro' }, '"1"').expect(412);
    const { body: refused } = await act(admin, draft.id, 'publish').expect(422);
    expect(refused).toMatchObject({ code: 'template-invalid', errors: [{ pointer: at.pointer, code: at.code }] });
    await expect(test.app.get(TemplatesService).prepared(admin, draft.id)).rejects.toMatchObject({ status: 404 });
    own[own.length - 1] = sections({ showIf: 'home.kind = detached', help: null })[0]!;
    const { body: mended } = await patch(admin, draft.id, { sections: own }).expect(200);
    expect(mended.content.sections.at(-1).questions).toEqual([question({ showIf: 'home.kind = detached' })]);
    await act(person, draft.id, 'publish').expect(403);
    const { body: published } = await act(admin, draft.id, 'publish').expect(200);
    expect(published).toMatchObject({ state: 'published', version: 1, publishedAt: expect.stringMatching(/Z$/) });
    const { template } = await test.app.get(TemplatesService).prepared(admin, draft.id);
    expect(template.sections.at(-1)?.questions[0]?.showIf).toBe('home.kind = detached');
    for (const answer of [patch(admin, draft.id, { name: 'Tardi' }), act(admin, draft.id, 'publish'), remove(admin, draft.id)])
      await answer.expect(409).expect(({ body }) => expect(body.code).toBe('template-published'));
  });

  it('may be empty or incomplete, and says what is missing', async () => {
    const { admin } = await test.make.agency();
    const { id } = await copy(admin);
    const faultsOf = async (own: object[]) => {
      const { body } = await patch(admin, id, { sections: own }).expect(200);
      return body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
    };
    expect(await faultsOf([])).toEqual(['/sections required']);
    expect(await faultsOf([{ title: '', questions: [] }])).toEqual(['/sections/0/title required', '/sections/0/questions required']);
    expect(await faultsOf(sections({ code: '', text: ' ', type: 'oneOf' }))).toEqual([
      '/sections/0/questions/0/code invalid-code',
      '/sections/0/questions/0/text required',
      '/sections/0/questions/0/choices required',
    ]);
    expect(await faultsOf(sections({ code: 'home.tenure' }))).toEqual(['/sections/0/questions/0/code standard-question-changed']);
  });

  it.each([
    ['a text instead of sections', { sections: 'x' }, '/sections'],
    ['a section without questions', { sections: [{ title: 'a' }] }, '/sections/0/questions'],
    ['an unknown type', { sections: sections({ type: 'colour' }) }, '/sections/0/questions/0/type'],
    ['an unknown topic', { sections: sections({ topic: 'weather' }) }, '/sections/0/questions/0/topic'],
    ['an unknown property', { sections: sections({ score: 1 }) }, '/sections/0/questions/0/score'],
    ['a text that is too long', { sections: sections({ text: 'x'.repeat(501) }) }, '/sections/0/questions/0/text'],
    ['a registry field of its own', { sections: sections({ field: 'email' }) }, '/sections/0/questions/0/field'],
    [
      'the registry field of another question',
      { sections: sections({ code: 'home.kind', field: 'birthDate' }) },
      '/sections/0/questions/0/field',
    ],
    ['a fraction', { sections: sections({ type: 'integer', min: 0.5 }) }, '/sections/0/questions/0/min'],
    ['minutes in reverse', { minutes: { from: 9, to: 8 } }, '/minutes/to'],
    ['no minutes', { minutes: { from: 0, to: 8 } }, '/minutes/from'],
    ['null as sections', { sections: null }, '/sections'],
    ['a blank name', { name: ' ' }, '/name'],
  ])('is not saved with %s', async (_what, body, pointer) => {
    const { admin } = await test.make.agency();
    const draft = await copy(admin);
    const { body: problem } = await patch(admin, draft.id, body).expect(422);
    expect(problem.errors[0].pointer).toBe(pointer);
    await test.as(admin).get(`questionnaire-templates/${draft.id}`).expect(200, draft);
  });

  it('is not made from a template of another agency, nor from one in the trash', async () => {
    const [{ admin }, { admin: stranger }] = [await test.make.agency(), await test.make.agency()];
    const gone = await copy(admin);
    await remove(admin, gone.id).expect(204);
    for (const copyOf of [await standardOf(stranger, 'retail'), gone.id]) {
      const { body } = await test.as(admin).post('questionnaire-templates').send({ copyOf, name: 'x' }).expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/copyOf', code: 'not-found' }]);
    }
    expect(await list(admin)).toHaveLength(3);
  });

  it('goes to the trash and comes back as the next version, unless there is another draft', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const agent = await test.make.person(agency, { role: 'agent' });
    const first = await copy(admin);
    await act(admin, first.id, 'publish').expect(200);
    const { body: second } = await act(admin, first.id, 'new-version').expect(200);
    await remove(agent, second.id).expect(403);
    await remove(admin, second.id).expect(204);
    await test.as(admin).get(`questionnaire-templates/${second.id}`).expect(404);
    const { body: trash } = await test.as(admin).get('trash').expect(200);
    expect(trash.data).toMatchObject([{ kind: 'questionnaire-templates', id: second.id, displayName: 'Copia', restorable: true }]);
    const { body: other } = await act(admin, first.id, 'new-version').expect(200);
    expect(other.version).toBe(2);
    const restore = () => test.as(admin).post(`trash/questionnaire-templates/${second.id}/restore`);
    await restore()
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('draft-exists'));
    await act(admin, other.id, 'publish').expect(200);
    await restore()
      .expect(200)
      .expect(({ body }) => expect(body).toMatchObject({ id: second.id, version: 3, state: 'draft' }));
  });
});

describe('a published version', () => {
  it('stays as it is while the next one is written, and is archived when that one is published', async () => {
    const { admin } = await test.make.agency();
    const first = await copy(admin);
    const { body: before } = await act(admin, first.id, 'publish').expect(200);
    const { body: second } = await act(admin, first.id, 'new-version').expect(200);
    expect(second).toMatchObject({ familyId: first.familyId, version: 2, state: 'draft', content: before.content });
    for (const id of [first.id, second.id])
      await act(admin, id, 'new-version')
        .expect(409)
        .expect(({ body }) => expect(body.code).toBe('draft-exists'));
    await patch(admin, second.id, { sections: sections() }).expect(200);
    await test.as(admin).get(`questionnaire-templates/${first.id}`).expect(200, before);
    await act(admin, second.id, 'publish').expect(200);
    const { body: after } = await test.as(admin).get(`questionnaire-templates/${first.id}`).expect(200);
    expect(after).toEqual({ ...before, state: 'archived', rowVersion: before.rowVersion + 1, updatedAt: after.updatedAt });
    const versions = (await list(admin, '?standard=false')).map(({ version, state, questionCount }) => [version, state, questionCount]);
    expect(versions).toEqual([
      [1, 'archived', 40],
      [2, 'published', 1],
    ]);
    expect((await list(admin, '?state=published&clientType=retail')).map(({ id }) => id)).not.toContain(first.id);
    const { template } = await test.app.get(TemplatesService).prepared(admin, first.id);
    expect(template.sections).toEqual(STANDARD_TEMPLATES.retail.sections);
  });

  it('is archived and offered again, unless another version is published', async () => {
    const { admin } = await test.make.agency();
    const first = await copy(admin);
    const refused = async (id: string, action: string, code: string) =>
      act(admin, id, action)
        .expect(409)
        .expect(({ body }) => expect(body.code).toBe(code));
    await refused(first.id, 'archive', 'template-not-published');
    await act(admin, first.id, 'publish').expect(200);
    await refused(first.id, 'unarchive', 'template-not-archived');
    await act(admin, first.id, 'archive')
      .expect(200)
      .expect(({ body }) => expect(body.state).toBe('archived'));
    await act(admin, first.id, 'unarchive')
      .expect(200)
      .expect(({ body }) => expect(body.state).toBe('published'));
    const { body: second } = await act(admin, first.id, 'new-version').expect(200);
    await act(admin, second.id, 'publish').expect(200);
    await refused(first.id, 'unarchive', 'other-version-published');
    await act(admin, second.id, 'archive').expect(200);
    await act(admin, first.id, 'unarchive').expect(200);
  });

  it('is prepared once, and not for another agency', async () => {
    const [{ admin }, { admin: stranger }] = [await test.make.agency(), await test.make.agency()];
    const id = await standardOf(admin, 'retail');
    const service = test.app.get(TemplatesService);
    expect(await service.prepared(admin, id)).toBe(await service.prepared(admin, id));
    await expect(service.prepared(stranger, id)).rejects.toMatchObject({ status: 404 });
  });
});

it('ten simultaneous requests for a new version make one draft', async () => {
  const { admin } = await test.make.agency();
  const { id } = await copy(admin);
  await act(admin, id, 'publish').expect(200);
  const answers = await Promise.all(Array.from({ length: 10 }, () => act(admin, id, 'new-version')));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
});

it('simultaneous changes of two versions of a template wait for each other', async () => {
  const { admin } = await test.make.agency();
  const { id: first } = await copy(admin);
  for (let round = 0; round < 4; round += 1) {
    await act(admin, first, round === 0 ? 'publish' : 'unarchive').expect(200);
    const { body: next } = await act(admin, first, 'new-version').expect(200);
    const calls = ['archive', 'unarchive', 'archive', 'unarchive'].map((action) => act(admin, first, action));
    const answers = await Promise.all([act(admin, next.id, 'publish'), ...calls, act(admin, next.id, 'publish')]);
    expect(answers.filter(({ status }) => status !== 200 && status !== 409).map(({ body }) => body.code)).toEqual([]);
    expect((await list(admin, '?state=published&standard=false')).length).toBeLessThanOrEqual(1);
    for (const { id } of await list(admin, '?state=published&standard=false')) await act(admin, id, 'archive').expect(200);
    for (const { id } of await list(admin, '?state=draft')) await remove(admin, id).expect(204);
  }
});

it('the list is paged in the order of creation', async () => {
  const { admin } = await test.make.agency();
  const own = await copy(admin);
  const { body: first } = await test.as(admin).get('questionnaire-templates?limit=3').expect(200);
  expect(first.data.map(({ standard }: QuestionnaireTemplateSummary) => standard)).toEqual([true, true, true]);
  const { body: rest } = await test.as(admin).get(`questionnaire-templates?limit=3&cursor=${first.page.nextCursor}`).expect(200);
  expect(rest.data.map(({ id }: QuestionnaireTemplateSummary) => id)).toEqual([own.id]);
  const { body: back } = await test.as(admin).get(`questionnaire-templates?limit=3&cursor=${rest.page.prevCursor}`).expect(200);
  expect(back.data).toEqual(first.data);
});
