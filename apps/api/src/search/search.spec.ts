import { startApp, type TestApp } from '../../test/app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

it('finds clients and prospects by whatever is known of them, and says which is which', async () => {
  const agency = await test.make.agency();
  const { admin } = agency;
  const client = await test.make.client(admin, {
    firstName: 'Anna',
    lastName: 'Neri',
    email: 'anna.neri@posta.example',
    phone: '+390115551234',
    omniaCode: 'OM-77',
    address: { city: 'Torino' },
  });
  const prospect = await test.make.prospect(admin, { firstName: 'Luca', lastName: 'Nerini' });
  const search = async (q: string, person = admin) =>
    (
      await test
        .as(person)
        .get(`search?q=${encodeURIComponent(q)}`)
        .expect(200)
    ).body.data.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`);
  const both = [`clients ${client.id}`, `prospects ${prospect.id}`];
  expect(await search('neri')).toEqual(both);
  for (const q of ['neri anna', 'ANNA', 'anna.neri@posta', '011 5551234', 'om-77', client.id, client.id.slice(-8)])
    expect([q, await search(q)]).toEqual([q, [both[0]]]);
  expect(await search('nerinii')).toEqual([both[1]]);
  for (const q of ['zzzz', '%', ' ', "'''"]) expect(await search(q)).toEqual([]);
  expect(await search('neri', await test.make.person(agency))).toEqual([]);
  expect(await search('neri', (await test.make.agency()).admin)).toEqual([]);
  const { body } = await test.as(admin).get('search?q=anna').expect(200);
  expect(body.data).toEqual([
    {
      kind: 'clients',
      id: client.id,
      displayName: 'Anna Neri',
      initials: 'AN',
      type: 'retail',
      email: 'anna.neri@posta.example',
      phone: '+390115551234',
      city: 'Torino',
    },
  ]);
  await test.as(admin).get('search').expect(400);
  await test.as(admin).get('search?q=').expect(400);
  await test.as(admin).get('search?q=a&limit=5').expect(400);
});

it('gives ten at most, of either kind', async () => {
  const { admin } = await test.make.agency();
  for (let n = 0; n < 8; n += 1) {
    await test.make.client(admin, { lastName: `Molti ${n}` });
    await test.make.prospect(admin, { lastName: `Molti ${n}` });
  }
  const { body } = await test.as(admin).get('search?q=molti').expect(200);
  expect(body.data).toHaveLength(10);
  expect(new Set(body.data.map(({ kind }: { kind: string }) => kind)).size).toBe(2);
});
