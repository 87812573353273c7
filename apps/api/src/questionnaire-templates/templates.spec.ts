import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import type { QuestionnaireType } from '@sestante/questionnaire/template';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { TemplatesService } from './templates.service.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

/** Ids of the agency's standard templates, by client type. */
const standardOf = (agencyId: string) =>
  asLogin(test.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ type: QuestionnaireType; id: string }>(
      'SELECT client_type AS type, id FROM questionnaire_templates WHERE agency_id = $1 AND standard',
      [agencyId],
    );
    return new Map(rows.map(({ type, id }) => [type, id]));
  });

it('a new agency has the standard templates, prepared from their files', async () => {
  const { id: agencyId, admin } = await test.make.agency();
  const ids = await standardOf(agencyId);
  expect([...ids.keys()].toSorted()).toEqual(Object.keys(STANDARD_TEMPLATES).toSorted());
  for (const [type, id] of ids) {
    const { template, questions } = await test.app.get(TemplatesService).prepared(admin, id);
    expect(template).toEqual(STANDARD_TEMPLATES[type]);
    expect(questions.filter(({ condition }) => condition).length).toBeGreaterThan(5);
  }
});

it('a prepared template is not found by another agency, even after its own has used it', async () => {
  const [{ id: agencyId, admin }, { admin: stranger }] = [await test.make.agency(), await test.make.agency()];
  const id = (await standardOf(agencyId)).get('retail') ?? '';
  const service = test.app.get(TemplatesService);
  expect(await service.prepared(admin, id)).toBe(await service.prepared(admin, id));
  await expect(service.prepared(stranger, id)).rejects.toMatchObject({ status: 404 });
});
