import type { ClientDto } from './client.dto.js';
import { ClientProjection } from './client.projection.js';
import { ClientsService } from './clients.service.js';
import { startApp, type TestApp } from '../../test/app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const names = (body: { data: ClientDto[] }) => body.data.map(({ displayName }) => displayName);

describe('the list', () => {
  it('pages forward and back through all clients, each once, ordered by name', async () => {
    const { admin } = await test.make.agency();
    const surnames = ['Zanetti', "D'Angelo", 'De Luca', 'Deluca', 'Àlbani', 'Rossi', 'Rossini', 'Neri', 'Bianchi', 'Conti', 'Ünal'];
    for (const lastName of surnames) await test.make.client(admin, { firstName: 'Ada', lastName });
    const forward: string[] = [];
    let cursor: string | null = '';
    let last = { data: [] as ClientDto[], page: { prevCursor: null as string | null } };
    while (cursor !== null) {
      const { body }: { body: typeof last & { page: { nextCursor: string | null } } } = await test
        .as(admin)
        .get(`clients?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
        .expect(200);
      forward.push(...names(body));
      cursor = body.page.nextCursor;
      last = body;
    }
    expect(forward.map((name) => name.replace('Ada ', ''))).toEqual([
      'Àlbani',
      'Bianchi',
      'Conti',
      "D'Angelo",
      'De Luca',
      'Deluca',
      'Neri',
      'Rossi',
      'Rossini',
      'Ünal',
      'Zanetti',
    ]);
    const { body } = await test.as(admin).get(`clients?limit=3&cursor=${last.page.prevCursor}`).expect(200);
    expect(names(body)).toEqual(forward.slice(6, 9));
  });

  it('continues when a record is reassigned between selecting the keys of a page and reading its rows', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const person = await test.make.person(agency);
    const [first, ...others] = ['Abate', 'Bruni', 'Carli', 'Donati'].map((lastName) => ({
      lastName,
      firstName: 'Ada',
      assigneeId: person.id,
    }));
    const handed = await test.make.client(admin, first);
    for (const fields of others) await test.make.client(admin, fields);
    const rows = test.app.get(ClientProjection);
    const read = rows.load.bind(rows);
    jest.spyOn(rows, 'load').mockImplementationOnce(async (...asked) => {
      await test.app.get(ClientsService).update(admin, handed.id, '*', { assigneeId: admin.id });
      return read(...asked);
    });
    const page = await test.as(person).get('clients?assigneeId=me&limit=3').expect(200);
    expect(names(page.body)).toEqual(['Ada Bruni', 'Ada Carli']);
    const next = await test.as(person).get(`clients?assigneeId=me&limit=3&cursor=${page.body.page.nextCursor}`).expect(200);
    expect(names(next.body)).toEqual(['Ada Donati']);
  });

  it('refuses cursors of another list, of another agency and forged ones', async () => {
    const [one, other] = [await test.make.agency(), await test.make.agency()];
    for (const { admin } of [one, other]) for (let n = 0; n < 3; n += 1) await test.make.client(admin);
    const { body } = await test.as(one.admin).get('clients?limit=1').expect(200);
    const bad = async (person: typeof one.admin, query: string) =>
      test
        .as(person)
        .get(`clients?${query}`)
        .expect(400)
        .expect((response) => expect(response.body.code).toBe('bad-cursor'));
    await bad(other.admin, `limit=1&cursor=${body.page.nextCursor}`);
    await bad(one.admin, `limit=1&type=retail&cursor=${body.page.nextCursor}`);
    await bad(one.admin, 'cursor=AAAA.BBBB');
  });

  it('filters by type, assignee, creator and tag together, with matching counts', async () => {
    const agency = await test.make.agency();
    const [marco, elena] = [await test.make.person(agency), await test.make.person(agency)];
    const tag = await test.make.tag(agency.admin, 'VIP');
    await test.make.client(agency.admin, { lastName: 'Uno', assigneeId: marco.id, tagIds: [tag.id] });
    await test.make.client(agency.admin, { lastName: 'Due', assigneeId: marco.id });
    await test.make.client(agency.admin, { type: 'corporate', companyName: 'Tre S.p.A.', tagIds: [tag.id] });
    await test.make.client(elena, { lastName: 'Quattro' });
    const list = async (query: string) => names((await test.as(agency.admin).get(`clients?${query}`).expect(200)).body);
    expect(await list(`assigneeId=${marco.id}`)).toEqual(['Maria Due', 'Maria Uno']);
    expect(await list(`assigneeId=${marco.id}&tagId=${tag.id}`)).toEqual(['Maria Uno']);
    expect(await list('type=corporate,professional')).toEqual(['Tre S.p.A.']);
    expect(await list(`createdById=${elena.id}`)).toEqual(['Maria Quattro']);
    expect(await list('assigneeId=none')).toEqual(['Maria Quattro', 'Tre S.p.A.']);
    expect(await list(`updatedSince=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
    const counts = await test.as(agency.admin).get(`clients/counts?tagId=${tag.id}`).expect(200);
    expect(counts.body.data.filter(({ total }: { total: number }) => total > 0)).toEqual([
      { type: 'retail', status: 'client', total: 1, totalCapped: false },
      { type: 'corporate', status: 'client', total: 1, totalCapped: false },
    ]);
  });

  it.each([
    'foo=1',
    'limit=0',
    'limit=201',
    'limit=abc',
    'sort=phone',
    'sort=relevance',
    'type=family',
    'q=',
    'tagId=1',
    'count=many',
    'limit=1&limit=2',
    'updatedSince=ieri',
  ])('refuses ?%s', async (query) => {
    const { admin } = await test.make.agency();
    await test
      .as(admin)
      .get(`clients?${query}`)
      .expect(400)
      .expect(({ body }) => expect(body.code).toBe('bad-parameter'));
  });
});

describe('the search', () => {
  let admin: Awaited<ReturnType<TestApp['make']['agency']>>['admin'];
  let rossi: ClientDto;
  const find = async (q: string, more = '') =>
    names(
      (
        await test
          .as(admin)
          .get(`clients?q=${encodeURIComponent(q)}${more}`)
          .expect(200)
      ).body,
    );

  beforeAll(async () => {
    ({ admin } = await test.make.agency());
    rossi = await test.make.client(admin, {
      firstName: 'Mario',
      lastName: 'Rossi',
      email: 'mario.rossi@posta.example',
      phone: '+390115551234',
      fiscalCode: 'RSSMRA80A01H501U',
      omniaCode: 'OM-20097',
    });
    await test.make.client(admin, { firstName: 'Rossana', lastName: 'Mariani' });
    await test.make.client(admin, { firstName: 'Nicolò', lastName: "D'Angelo" });
    await test.make.client(admin, { type: 'corporate', companyName: 'Officine Rossi & Figli S.r.l.', vatNumber: '09871230018' });
    await test.make.client(admin, { firstName: 'Anna', lastName: 'Bianchi_100%' });
  });

  it.each([
    ['rossi mario', ['Mario Rossi']],
    ['MARIO ROSSI', ['Mario Rossi']],
    ['rossi', ['Mario Rossi', 'Officine Rossi & Figli S.r.l.']],
    ['ross', ['Mario Rossi', 'Rossana Mariani', 'Officine Rossi & Figli S.r.l.']],
    ['ro', ['Mario Rossi', 'Rossana Mariani']],
    ['mario.rossi@posta', ['Mario Rossi']],
    ['011 5551234', ['Mario Rossi']],
    ['+39 011 555', ['Mario Rossi']],
    ['rssmra80a01', ['Mario Rossi']],
    ['om-20097', ['Mario Rossi']],
    ['dangelo', ["Nicolò D'Angelo"]],
    ["d'angelo nicolo", ["Nicolò D'Angelo"]],
    ['09871230018', ['Officine Rossi & Figli S.r.l.']],
    ['figli officine', ['Officine Rossi & Figli S.r.l.']],
    ['rosssi', ['Mario Rossi', 'Officine Rossi & Figli S.r.l.']],
    ['maroi rossi', ['Mario Rossi']],
    ['marianni', ['Rossana Mariani']],
    ['%', []],
    ['_', []],
    ['bianchi_1', ['Anna Bianchi_100%']],
    ['zzzz', []],
    ['!!!', []],
  ])('%s finds %j', async (q, expected) => expect(await find(q)).toEqual(expected));

  it('finds a client by its id and by the end of its id', async () => {
    expect(await find(rossi.id)).toEqual(['Mario Rossi']);
    expect(await find(rossi.id.slice(-8))).toEqual(['Mario Rossi']);
  });

  it('counts, filters and sorts results, and pages through them both ways', async () => {
    const counts = await test.as(admin).get('clients/counts?q=rossi').expect(200);
    expect(
      counts.body.data
        .filter(({ total }: { total: number }) => total > 0)
        .map(({ type, total }: { type: string; total: number }) => [type, total]),
    ).toEqual([
      ['retail', 1],
      ['corporate', 1],
    ]);
    expect(await find('rossi', '&type=corporate')).toEqual(['Officine Rossi & Figli S.r.l.']);
    expect(await find('ross', '&sort=-displayName')).toEqual(['Mario Rossi', 'Officine Rossi & Figli S.r.l.', 'Rossana Mariani']);
    const first = (await test.as(admin).get('clients?q=ross&limit=1').expect(200)).body;
    const second = (await test.as(admin).get(`clients?q=ross&limit=1&cursor=${first.page.nextCursor}`).expect(200)).body;
    const third = (await test.as(admin).get(`clients?q=ross&limit=1&cursor=${second.page.nextCursor}`).expect(200)).body;
    expect([first, second, third].flatMap(names)).toEqual(['Mario Rossi', 'Rossana Mariani', 'Officine Rossi & Figli S.r.l.']);
    expect(third.page.hasMore).toBe(false);
    const back = (await test.as(admin).get(`clients?q=ross&limit=2&cursor=${third.page.prevCursor}`).expect(200)).body;
    expect(names(back)).toEqual(['Mario Rossi', 'Rossana Mariani']);
  });

  it('pages through the results of a corrected search both ways', async () => {
    const first = (await test.as(admin).get('clients?q=rosssi&limit=1').expect(200)).body;
    const second = (await test.as(admin).get(`clients?q=rosssi&limit=1&cursor=${first.page.nextCursor}`).expect(200)).body;
    expect([first, second].flatMap(names)).toEqual(['Mario Rossi', 'Officine Rossi & Figli S.r.l.']);
    expect(second.page.nextCursor).toBeNull();
    const back = (await test.as(admin).get(`clients?q=rosssi&limit=1&cursor=${second.page.prevCursor}`).expect(200)).body;
    expect(names(back)).toEqual(['Mario Rossi']);
  });
});

describe('the trash', () => {
  it('hides a deleted client everywhere, lists it, and restores it unchanged', async () => {
    const agency = await test.make.agency();
    const tag = await test.make.tag(agency.admin);
    const client = await test.make.client(agency.admin, { lastName: 'Cestinato', tagIds: [tag.id] });
    await test.as(agency.admin).delete(`clients/${client.id}`).set('If-Match', '"1"').expect(204);
    await test.as(agency.admin).get(`clients/${client.id}`).expect(404);
    await test
      .as(agency.admin)
      .get('clients?q=cestinato')
      .expect(({ body }) => expect(body.data).toEqual([]));
    await test
      .as(agency.admin)
      .get('trash')
      .expect(({ body }) => expect(body.data).toMatchObject([{ id: client.id, displayName: 'Maria Cestinato', restorable: true }]));
    const { body } = await test.as(agency.admin).post(`trash/clients/${client.id}/restore`).expect(200);
    expect(body.version).toBe(3);
    expect({ ...body, version: 1, updatedAt: '' }).toEqual({ ...JSON.parse(JSON.stringify(client)), updatedAt: '' });
    await test
      .as(agency.admin)
      .get('clients?q=cestinato')
      .expect(({ body: found }) => expect(found.data).toHaveLength(1));
  });

  it('lets a collaborator delete only clients they created, and the front office none', async () => {
    const agency = await test.make.agency();
    const collaborator = await test.make.person(agency);
    const front = await test.make.person(agency, { role: 'front_office', visibility: 'agency' });
    const given = await test.make.client(agency.admin, { assigneeId: collaborator.id });
    const own = await test.make.client(collaborator);
    await test.as(collaborator).delete(`clients/${given.id}`).set('If-Match', '*').expect(403);
    await test.as(front).delete(`clients/${own.id}`).set('If-Match', '*').expect(403);
    await test.as(collaborator).delete(`clients/${own.id}`).set('If-Match', '*').expect(204);
  });
});
