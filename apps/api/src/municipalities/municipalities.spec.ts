import { startApp, type TestApp } from '../../test/app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

it('finds a municipality by name and by postal code, today or on a given day, and states when asked for', async () => {
  const { admin } = await test.make.agency();
  const find = async (query: string) => (await test.as(admin).get(`municipalities?${query}`).expect(200)).body.data;
  const [torino] = await find('q=torin');
  expect(torino).toMatchObject({ name: 'Torino', province: 'TO', country: 'IT', belfioreCode: 'L219', validTo: null });
  expect(torino.postalCodes).toContain('10122');
  expect((await find('q=10122'))[0]).toEqual(torino);
  expect(await find('q=zzzz')).toEqual([]);
  expect((await find('q=francia&states=true'))[0]).toMatchObject({ name: 'Francia', province: null, belfioreCode: 'Z110' });
  expect((await find('q=fiume&on=1930-01-01')).some(({ validTo }: { validTo: string | null }) => validTo !== null)).toBe(true);
  await test.as(admin).get('municipalities').expect(400);
  await test.as(admin).get('municipalities?q=a&on=ieri').expect(400);
});
