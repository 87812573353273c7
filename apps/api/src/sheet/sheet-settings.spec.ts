import { startApp, type TestApp } from '../../test/app.js';
import { arranged } from './sheet-settings.rules.js';
import { SHEET_TABS } from './sheet-tab-names.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const shown = SHEET_TABS.map((name) => ({ name, visible: true }));

it('an agency starts with every tab, in the default order', async () => {
  const { admin } = await test.make.agency();
  await test.as(admin).get('settings/sheet').expect(200, { tabs: shown, version: 1 }).expect('ETag', '"1"');
});

it('an administrator orders and hides tabs, for everybody of the agency and nobody else', async () => {
  const agency = await test.make.agency();
  const collaborator = await test.make.person(agency);
  const tabs = shown.toReversed().map((tab) => ({ ...tab, visible: tab.name !== 'bonuses' }));
  const patch = (version: string) => test.as(agency.admin).patch('settings/sheet').set('If-Match', version).send({ tabs });
  await patch('"1"').expect(200, { tabs, version: 2 });
  await patch('"1"').expect(412);
  await test.as(collaborator).get('settings/sheet').expect(200, { tabs, version: 2 });
  await test.as(collaborator).patch('settings/sheet').set('If-Match', '*').send({ tabs }).expect(403);
  const { admin: stranger } = await test.make.agency();
  await test.as(stranger).get('settings/sheet').expect(200, { tabs: shown, version: 1 });
});

it.each([
  ['a tab is missing', shown.slice(1), '/tabs'],
  ['a tab comes twice', [...shown.slice(1), shown[1]], '/tabs'],
  ['there is no such tab', [...shown.slice(1), { name: 'pets', visible: true }], '/tabs/10/name'],
  ['one is neither shown nor hidden', [...shown.slice(1), { name: 'contacts' }], '/tabs/10/visible'],
  ['one is a list', [[], ...shown.slice(1)], '/tabs'],
  ['one is not a tab', [...shown.slice(1), null], '/tabs'],
  ['there is none', undefined, '/tabs'],
])('an invalid list of tabs is refused: %s', async (_what, tabs, pointer) => {
  const { admin } = await test.make.agency();
  const { body } = await test.as(admin).patch('settings/sheet').set('If-Match', '*').send({ tabs }).expect(422);
  expect(body.errors).toContainEqual(expect.objectContaining({ pointer: expect.stringContaining(pointer) }));
});

it('a tab added later comes last and is shown; a removed tab is left out', () => {
  const old = [{ name: 'pets', visible: true }, ...shown.slice(2).map((tab) => ({ ...tab, visible: false }))] as typeof shown;
  expect(arranged(old)).toEqual([...old.slice(1), ...shown.slice(0, 2)]);
});
