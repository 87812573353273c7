import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';
import { addDays, today } from '../core/clock.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const named = async (person: Person, path = 'views') =>
  (await test.as(person).get(path).expect(200)).body.data.map(({ name, scope }: { name: string; scope: string }) => `${scope} ${name}`);
const found = async (person: Person, path: string) =>
  (await test.as(person).get(path).expect(200)).body.data.map(({ displayName }: { displayName: string }) => displayName);

describe('a view', () => {
  it('is saved with criteria, columns and order, and read back unchanged', async () => {
    const { admin } = await test.make.agency();
    const tag = await test.make.tag(admin);
    const sent = {
      name: 'Corporate da richiamare',
      target: 'clients',
      criteria: { type: ['corporate'], tagId: [tag.id], assigneeId: ['me', 'none'], q: 'rossi' },
      columns: ['displayName', 'phone', 'assignee', 'updatedAt'],
      sort: '-updatedAt',
      pinned: true,
    };
    const { body, headers } = await test.as(admin).post('views').send(sent).expect(201);
    expect(body).toMatchObject({ ...sent, scope: 'personal', owner: { id: admin.id }, editable: true, version: 1 });
    expect(headers.location).toBe(`/api/v1/views/${body.id}`);
    await test.as(admin).get(`views/${body.id}`).expect(200, body);
    const change = { name: 'Altra', criteria: {}, columns: null, sort: null, pinned: false };
    const { body: changed } = await test.as(admin).patch(`views/${body.id}`).set('If-Match', '"1"').send(change).expect(200);
    expect(changed).toEqual({ ...body, ...change, version: 2 });
    await test.as(admin).patch(`views/${body.id}`).set('If-Match', '"1"').send(change).expect(412);
    await test.as(admin).delete(`views/${body.id}`).set('If-Match', '"2"').expect(204);
    await test.as(admin).get(`views/${body.id}`).expect(404);
  });

  it.each([
    ['criteria that clients do not have', { criteria: { lost: true } }, '/criteria/lost'],
    ['criteria that do not exist', { criteria: { colour: 'red' } }, '/criteria/colour'],
    ['criteria of another form', { criteria: { type: ['family'] } }, '/criteria/type'],
    ['a column that does not exist', { columns: ['displayName', 'iban'] }, '/columns/1'],
    ['a column twice', { columns: ['phone', 'phone'] }, '/columns'],
    ['an order of prospects', { sort: '-expectedValue' }, '/sort'],
    ['the order of a search', { sort: 'relevance' }, '/sort'],
    ['the system’s scope', { scope: 'system' }, '/scope'],
    ['no name', { name: ' ' }, '/name'],
    ['another target', { target: 'policies' }, '/target'],
    ['a day of actions for clients', { criteria: { due: 'today' } }, '/criteria/due'],
    ['an assignee for actions', { target: 'crm-actions', criteria: { assigneeId: ['me'] } }, '/criteria/assigneeId'],
    ['a state that no action has', { target: 'crm-actions', criteria: { state: ['asleep'] } }, '/criteria/state'],
    ['columns for actions', { target: 'crm-actions', columns: ['phone'] }, '/columns/0'],
    ['an order of clients for actions', { target: 'crm-actions', sort: 'displayName' }, '/sort'],
  ])('is refused with %s', async (_what, wrong, pointer) => {
    const { admin } = await test.make.agency();
    const { body } = await test
      .as(admin)
      .post('views')
      .send({ name: 'x', target: 'clients', ...wrong })
      .expect(422);
    expect(body.errors[0].pointer).toBe(pointer);
  });

  it('is private until shared; then everybody can see and pin it, and its owner and admins can change it', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const [owner, other] = [await test.make.person(agency), await test.make.person(agency, { visibility: 'agency' })];
    const { body: view } = await test.as(owner).post('views').send({ name: 'Mia', target: 'clients' }).expect(201);
    for (const person of [other, admin]) {
      await test.as(person).get(`views/${view.id}`).expect(404);
      await test.as(person).patch(`views/${view.id}`).set('If-Match', '*').send({ pinned: true }).expect(404);
      await test.as(person).delete(`views/${view.id}`).set('If-Match', '*').expect(404);
      expect(await named(person)).not.toContain('personal Mia');
    }
    await test.as(owner).patch(`views/${view.id}`).set('If-Match', '*').send({ scope: 'shared' }).expect(200);
    const { body: pinned } = await test.as(other).patch(`views/${view.id}`).set('If-Match', '*').send({ pinned: true }).expect(200);
    expect(pinned).toMatchObject({ pinned: true, editable: false, version: 2 });
    expect((await test.as(owner).get(`views/${view.id}`).expect(200)).body.pinned).toBe(false);
    await test
      .as(other)
      .patch(`views/${view.id}`)
      .set('If-Match', '*')
      .send({ name: 'Nostra' })
      .expect(403)
      .expect(({ body }) => expect(body.code).toBe('not-your-view'));
    await test.as(admin).patch(`views/${view.id}`).set('If-Match', '*').send({ scope: 'personal' }).expect(403);
    await test.as(admin).patch(`views/${view.id}`).set('If-Match', '*').send({ name: 'Nostra' }).expect(200);
    await test.as(admin).delete(`views/${view.id}`).set('If-Match', '*').expect(204);
    expect(await named(other)).not.toContain('shared Nostra');
  });

  it('of the system exists from the start and cannot be changed', async () => {
    const { admin } = await test.make.agency();
    expect(await named(admin, 'views?target=clients')).toEqual([
      'system Assegnati a me',
      'system Inseriti da poco',
      'system Scadenze 30 giorni',
      'system Senza assegnatario',
      'system Senza prossima azione',
    ]);
    expect(await named(admin, 'views?target=prospects')).toEqual([
      'system Assegnati a me',
      'system Fermi da più tempo',
      'system Persi',
      'system Senza prossima azione',
    ]);
    expect(await named(admin, 'views?target=crm-actions')).toEqual([
      'system Chiuse da poco',
      'system Le mie di oggi',
      'system Le mie in ritardo',
    ]);
    const [view] = (await test.as(admin).get('views?target=clients').expect(200)).body.data;
    expect(view).toMatchObject({ owner: null, editable: false, pinned: false });
    await test.as(admin).patch(`views/${view.id}`).set('If-Match', '*').send({ name: 'x' }).expect(403);
    await test.as(admin).delete(`views/${view.id}`).set('If-Match', '*').expect(403);
    await test.as(admin).patch(`views/${view.id}`).set('If-Match', '*').send({ pinned: true }).expect(200);
  });

  it('filters and sorts its list for each user’s visible records, and parameters override it', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const own = await test.make.person(agency);
    await test.make.client(admin, { lastName: 'Uno', assigneeId: own.id });
    await test.make.client(admin, { lastName: 'Due' });
    await test.make.client(own, { lastName: 'Tre', assigneeId: own.id });
    await test.make.client(admin, { type: 'corporate', companyName: 'Quattro', assigneeId: own.id });
    const { body: view } = await test
      .as(admin)
      .post('views')
      .send({ name: 'Di chi guarda', target: 'clients', scope: 'shared', criteria: { assigneeId: ['me'] }, sort: '-createdAt' })
      .expect(201);
    expect(await found(own, `clients?viewId=${view.id}`)).toEqual(['Quattro', 'Maria Tre', 'Maria Uno']);
    expect(await found(own, `clients?viewId=${view.id}&sort=displayName&type=retail`)).toEqual(['Maria Tre', 'Maria Uno']);
    expect(await found(own, `clients?viewId=${view.id}&assigneeId=none`)).toEqual([]);
    expect(await found(own, `clients?viewId=${view.id}&q=uno`)).toEqual(['Maria Uno']);
    expect(await found(admin, `clients?viewId=${view.id}`)).toEqual([]);
    expect(await found(admin, `prospects?viewId=${view.id}`)).toEqual([]);
    const counted = (await test.as(own).get(`clients/counts?viewId=${view.id}`).expect(200)).body.data;
    expect(counted.reduce((sum: number, { total }: { total: number }) => sum + total, 0)).toBe(3);
    await test.as(own).patch(`views/${view.id}`).set('If-Match', '*').send({ pinned: true }).expect(200);
    const { body: list } = await test.as(own).get('views?target=clients&count=capped').expect(200);
    expect(list.data.find(({ id }: { id: string }) => id === view.id)).toMatchObject({ total: 3, totalCapped: false });
    expect(list.data.filter(({ total }: { total?: number }) => total !== undefined)).toHaveLength(1);
    const { admin: stranger } = await test.make.agency();
    await test.make.client(stranger, { assigneeId: stranger.id });
    expect(await found(stranger, `clients?viewId=${view.id}`)).toEqual([]);
  });

  it('is counted while pinned, by each user’s visible records: with words, with a typo, of prospects, and when empty', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const own = await test.make.person(agency);
    await test.make.client(admin, { lastName: 'Brambilla' });
    await test.make.client(own, { lastName: 'Brambilla' });
    await test.make.client(own, { lastName: 'Altri' });
    await test.make.prospect(own, { source: 'Fiera' });
    const pinned: [name: string, target: string, criteria: object][] = [
      ['A tutti', 'clients', {}],
      ['B parole', 'clients', { q: 'brambilla' }],
      ['C errore', 'clients', { q: 'bramibilla' }],
      ['D fiera', 'prospects', { source: ['Fiera'], lost: false }],
      ['E niente', 'prospects', { lost: true }],
    ];
    for (const person of [admin, own])
      for (const [name, target, criteria] of pinned)
        await test.as(person).post('views').send({ name, target, criteria, pinned: true }).expect(201);
    await test.as(own).post('views').send({ name: 'F non in evidenza', target: 'clients' }).expect(201);
    const totals = async (person: Person) =>
      (await test.as(person).get('views?count=capped').expect(200)).body.data
        .filter(({ scope }: { scope: string }) => scope === 'personal')
        .map(({ total, totalCapped }: { total?: number; totalCapped?: boolean }) => (totalCapped === false ? total : totalCapped));
    expect(await totals(admin)).toEqual([3, 2, 2, 1, 0]);
    expect(await totals(own)).toEqual([2, 1, 1, 1, 0, undefined]);
  });

  it('of actions filters, sorts and counts like the others, and "today" is the day of the request', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const own = await test.make.person(agency);
    const [mine, theirs] = [await test.make.client(own), await test.make.client(admin)];
    const plan = (clientId: string, description: string, plannedOn: string, operatorId: string) =>
      test.make.action(admin, clientId, { kind: 'action', description, plannedOn, operatorId });
    await plan(mine.id, 'Oggi', today(), own.id);
    await plan(mine.id, 'Domani', addDays(today(), 1), own.id);
    await plan(mine.id, 'Ieri', addDays(today(), -1), own.id);
    await plan(theirs.id, 'Di altri', today(), admin.id);
    const listed = async (person: Person, path: string) =>
      (await test.as(person).get(`crm-actions?${path}`).expect(200)).body.data.map(
        ({ description }: { description: string }) => description,
      );
    const save = async (name: string, criteria: object, sort?: string) =>
      (await test.as(admin).post('views').send({ name, target: 'crm-actions', scope: 'shared', criteria, sort }).expect(201)).body
        .id as string;
    const forToday = await save('Di oggi', { due: 'today', state: ['planned'] });
    const ofCaller = await save('Di chi guarda', { operatorId: ['me'] }, '-plannedOn');
    expect(await listed(admin, `viewId=${forToday}`)).toEqual(['Oggi', 'Di altri']);
    expect(await listed(own, `viewId=${forToday}`)).toEqual(['Oggi']);
    expect(await listed(own, `viewId=${ofCaller}`)).toEqual(['Domani', 'Oggi', 'Ieri']);
    expect(await listed(own, `viewId=${ofCaller}&sort=plannedOn&overdue=false`)).toEqual(['Oggi', 'Domani']);
    const { body: first } = await test.as(own).get(`crm-actions?viewId=${ofCaller}&limit=2&count=capped`).expect(200);
    expect(first.page).toMatchObject({ hasMore: true, total: 3, totalCapped: false });
    expect(await listed(own, `viewId=${ofCaller}&limit=2&cursor=${first.page.nextCursor}`)).toEqual(['Ieri']);
    for (const id of [forToday, ofCaller]) await test.as(own).patch(`views/${id}`).set('If-Match', '*').send({ pinned: true }).expect(200);
    const { body: views } = await test.as(own).get('views?target=crm-actions&count=capped').expect(200);
    expect(views.data.flatMap(({ name, total }: { name: string; total?: number }) => (total === undefined ? [] : [[name, total]]))).toEqual(
      [
        ['Di chi guarda', 3],
        ['Di oggi', 1],
      ],
    );
    // A view of another list or another agency returns an empty list and does not reveal that it exists.
    expect(await found(admin, `clients?viewId=${forToday}`)).toEqual([]);
    const { admin: stranger } = await test.make.agency();
    const { body: nothing } = await test.as(stranger).get(`crm-actions?viewId=${forToday}&count=capped`).expect(200);
    expect(nothing).toEqual({ data: [], page: { nextCursor: null, prevCursor: null, hasMore: false, total: 0, totalCapped: false } });
  });

  it('with a column, criterion or order that no longer exists works without it', async () => {
    const { admin } = await test.make.agency();
    await test.make.client(admin, { lastName: 'Resta' });
    const { body: view } = await test
      .as(admin)
      .post('views')
      .send({ name: 'Di un tempo', target: 'clients', columns: ['phone'] })
      .expect(201);
    await asLogin(test.database.ownerUrl, (db) =>
      db.query(
        `UPDATE views SET columns = '["phone", "fax"]', criteria = '{"sign": ["leo"], "type": ["retail"]}', sort = '-fax' WHERE id = $1`,
        [view.id],
      ),
    );
    const { body } = await test.as(admin).get(`views/${view.id}`).expect(200);
    expect(body).toMatchObject({ columns: ['phone'], criteria: { type: ['retail'] }, sort: null });
    expect(await found(admin, `clients?viewId=${view.id}`)).toEqual(['Maria Resta']);
  });

  it('can be pinned up to twenty times', async () => {
    const { admin } = await test.make.agency();
    for (let n = 0; n < 20; n += 1)
      await test
        .as(admin)
        .post('views')
        .send({ name: `V ${n}`, target: 'clients', pinned: true })
        .expect(201);
    await test
      .as(admin)
      .post('views')
      .send({ name: 'Di troppo', target: 'clients', pinned: true })
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('too-many-pins'));
    expect(await named(admin)).not.toContain('personal Di troppo');
  });
});
