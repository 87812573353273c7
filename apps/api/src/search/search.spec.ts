import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

it('finds clients and prospects by any searchable field, and says which is which', async () => {
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

it('returns at most ten of each kind', async () => {
  const { admin } = await test.make.agency();
  for (let n = 0; n < 8; n += 1) {
    await test.make.client(admin, { lastName: `Molti ${n}` });
    await test.make.prospect(admin, { lastName: `Molti ${n}` });
  }
  const { body } = await test.as(admin).get('search?q=molti').expect(200);
  expect(body.data).toHaveLength(10);
  expect(new Set(body.data.map(({ kind }: { kind: string }) => kind)).size).toBe(2);
});

it('finds the first by name when many match, and the only match among thousands', async () => {
  const agency = await test.make.agency();
  const { admin } = agency;
  const own = await test.make.person(agency);
  await asLogin(test.database.adminUrl, (db) =>
    db.query(
      `INSERT INTO clients (agency_id, id, type, status, first_name, last_name, display_name, sort_name, initials, sort_key, name_key, search, phone, created_by_id, created_at, updated_at)
       SELECT $1, gen_random_uuid(), 'retail', 'client', 'Ada', 'N' || n, 'Ada N' || n, 'N' || n || ' Ada', 'AN', 'n' || n || ' ada', 'ada n' || n, ' ada n' || n || ' 39333' || n, '+39333' || n, $2, now(), now() FROM generate_series(100000, 102999) n`,
      [agency.id, admin.id],
    ),
  );
  const last = await test.make.prospect(admin, { firstName: 'Zoe', lastName: 'Zucca', phone: '+390115559876', assigneeId: own.id });
  const names = async (person: Person, q: string) =>
    (
      await test
        .as(person)
        .get(`search?q=${encodeURIComponent(q)}`)
        .expect(200)
    ).body.data.map(({ displayName }: { displayName: string }) => displayName);
  const first = Array.from({ length: 10 }, (_, n) => `Ada N${100_000 + n}`);
  expect(await names(admin, '+39333')).toEqual(first);
  expect(await names(admin, '011 5559876')).toEqual(['Zoe Zucca']);
  expect(await names(admin, '102777')).toEqual(['Ada N102777']);
  expect(await names(own, '5559876')).toEqual([last.displayName]);
  expect(await names(own, '+39333')).toEqual([]);
});

describe('the word "questionario"', () => {
  it('finds the questionnaires of the clients with the other words, the latest of each first', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    await test.make.privacyNotice(admin);
    const neri = await test.make.client(admin, { firstName: 'Anna', lastName: 'Neri' });
    const rossi = await test.make.client(admin, { firstName: 'Ugo', lastName: 'Rossi' });
    const first = await test.make.questionnaire(admin, neri.id);
    const second = await test.make.questionnaire(admin, neri.id, { replace: true });
    const third = await test.make.questionnaire(admin, rossi.id);
    const search = async (q: string, person = admin) => {
      const { body } = await test
        .as(person)
        .get(`search?q=${encodeURIComponent(q)}`)
        .expect(200);
      return body.questionnaires.map(({ id }: { id: string }) => id);
    };
    for (const q of ['questionari neri', 'neri QUEST', 'Questionario anna ne'])
      expect([q, await search(q)]).toEqual([q, [second.id, first.id]]);
    expect(await search('questionario')).toEqual([third.id, second.id, first.id]);
    for (const q of ['neri', 'ques neri', 'questura neri', 'questionario verdi']) expect([q, await search(q)]).toEqual([q, []]);
    const { body } = await test.as(admin).get('search?q=quest%20rossi').expect(200);
    expect(body).toEqual({
      data: [],
      questionnaires: [{ id: third.id, displayName: 'Ugo Rossi', initials: 'UR', type: 'retail', status: 'sent', sentAt: third.sentAt }],
      reports: [],
    });
    for (const stranger of [await test.make.person(agency), (await test.make.agency()).admin])
      for (const q of ['questionario', 'questionario neri']) expect(await search(q, stranger)).toEqual([]);
    await test.as(admin).delete(`clients/${rossi.id}`).set('If-Match', '*').expect(204);
    expect(await search('questionari')).toEqual([second.id, first.id]);
  });

  it('still finds clients whose name begins like it', async () => {
    const { admin } = await test.make.agency();
    const questa = await test.make.client(admin, { firstName: 'Ada', lastName: 'Questionari' });
    const { body } = await test.as(admin).get('search?q=questionari').expect(200);
    expect(body).toMatchObject({ data: [{ id: questa.id }], questionnaires: [] });
  });
});
