import { startApp, type TestApp } from '../../test/app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

describe('creating a client', () => {
  it('answers with every field of the type, normalised, a Location and an ETag', async () => {
    const { admin } = await test.make.agency();
    const response = await test
      .as(admin)
      .post('clients')
      .send({
        type: 'retail',
        firstName: 'Anna',
        lastName: 'Neri',
        email: 'Anna.Neri@Posta.Example',
        phone: '011 5551234',
        omniaCode: ' OM-1 ',
      })
      .expect(201);
    expect(response.body).toMatchObject({
      displayName: 'Anna Neri',
      sortName: 'Neri Anna',
      initials: 'AN',
      email: 'anna.neri@posta.example',
      phone: '+390115551234',
      omniaCode: 'OM-1',
      emails: [],
      tags: [],
      assignee: null,
      birthDate: null,
      version: 1,
    });
    expect(response.body).not.toHaveProperty('vatNumber');
    expect(response.headers.location).toBe(`/api/v1/clients/${response.body.id}`);
    expect(response.headers.etag).toBe('"1"');
    await test
      .as(admin)
      .get(response.headers.location ?? '')
      .expect(200, response.body);
  });

  it.each([
    ['a name is missing', { type: 'retail', firstName: 'Anna' }, '/lastName', 'required'],
    ['a company has no name', { type: 'corporate' }, '/companyName', 'required'],
    ['the type is unknown', { type: 'family', firstName: 'A', lastName: 'B' }, '/type', 'is-in'],
    [
      'the field is of another type',
      { type: 'retail', firstName: 'A', lastName: 'B', vatNumber: '09871230018' },
      '/vatNumber',
      'not-of-this-type',
    ],
    ['the field does not exist', { type: 'retail', firstName: 'A', lastName: 'B', agencyId: 'x' }, '/agencyId', 'unknown-field'],
    [
      'the id is chosen by the caller',
      { type: 'retail', firstName: 'A', lastName: 'B', id: '01890000-0000-7000-8000-000000000000' },
      '/id',
      'unknown-field',
    ],
    ['the birth date does not exist', { type: 'retail', firstName: 'A', lastName: 'B', birthDate: '1981-02-29' }, '/birthDate', 'day'],
    [
      'the birth date is in the future',
      { type: 'retail', firstName: 'A', lastName: 'B', birthDate: '2999-01-01' },
      '/birthDate',
      'in-the-future',
    ],
    [
      'the VAT number has a wrong check digit',
      { type: 'corporate', companyName: 'A', vatNumber: '09871230015' },
      '/vatNumber',
      'vat-number',
    ],
    [
      'the amount is a float',
      { type: 'corporate', companyName: 'A', annualRevenue: { amount: 1.5, currency: 'EUR' } },
      '/annualRevenue/amount',
      'matches',
    ],
    [
      'the amount has three decimals',
      { type: 'corporate', companyName: 'A', annualRevenue: { amount: '1.005', currency: 'EUR' } },
      '/annualRevenue/amount',
      'matches',
    ],
    ['a name has two lines', { type: 'retail', firstName: 'A\nB', lastName: 'B' }, '/firstName', 'single-line'],
    [
      'the assignee does not exist',
      { type: 'retail', firstName: 'A', lastName: 'B', assigneeId: '01890000-0000-7000-8000-000000000000' },
      '/assigneeId',
      'not-found',
    ],
  ])('is refused when %s', async (_what, body, pointer, code) => {
    const { admin } = await test.make.agency();
    const response = await test.as(admin).post('clients').send(body).expect(422);
    expect(response.headers['content-type']).toMatch('application/problem+json');
    expect(response.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
    await test
      .as(admin)
      .get('clients?count=exact')
      .expect(({ body: list }) => expect(list.page.total).toBe(0));
  });

  it('creates one client per Idempotency-Key, also for repeated and simultaneous requests', async () => {
    const { admin } = await test.make.agency();
    const send = (lastName: string) =>
      test.as(admin).post('clients').set('Idempotency-Key', 'once').send({ type: 'retail', firstName: 'Una', lastName });
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => send('Sola')))).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(statuses.includes(409) ? [201, 409] : [201]));
    const replay = await send('Sola').expect(201);
    expect(replay.headers['idempotency-replayed']).toBe('true');
    await send('Altra')
      .expect(422)
      .expect(({ body }) => expect(body.code).toBe('idempotency-key-reused'));
    await test
      .as(admin)
      .get('clients?count=exact')
      .expect(({ body }) => expect(body.page.total).toBe(1));
  });

  it('refuses an Omnia code in use without naming its holder, and releases it when the holder is deleted', async () => {
    const agency = await test.make.agency();
    const collaborator = await test.make.person(agency);
    const holder = await test.make.client(agency.admin, { omniaCode: 'AB-1', lastName: 'Segreto' });
    const body = { type: 'retail', firstName: 'A', lastName: 'B', omniaCode: 'ab-1' };
    const refused = await test.as(collaborator).post('clients').send(body).expect(409);
    expect(refused.body.code).toBe('omnia-code-taken');
    expect(JSON.stringify(refused.body)).not.toContain('Segreto');
    await test.as(agency.admin).delete(`clients/${holder.id}`).set('If-Match', '"1"').expect(204);
    await test.as(collaborator).post('clients').send(body).expect(201);
    await test.as(agency.admin).post(`trash/clients/${holder.id}/restore`).expect(409);
    const restored = await test
      .as(agency.admin)
      .post(`trash/clients/${holder.id}/restore`)
      .send({ clear: ['omniaCode'] })
      .expect(200);
    expect(restored.body).toMatchObject({ id: holder.id, omniaCode: null });
  });
});

describe('changing a client', () => {
  it('changes the fields that are sent, adds a timeline entry and increments the version', async () => {
    const agency = await test.make.agency();
    const client = await test.make.client(agency.admin, { phone: '+390115551234', notes: 'vecchie' });
    const { body, headers } = await test
      .as(agency.admin)
      .patch(`clients/${client.id}`)
      .set('If-Match', '"1"')
      .send({ phone: '347 555 0142', notes: null, emails: [{ value: 'a@b.example' }] })
      .expect(200);
    expect(body).toMatchObject({ phone: '+393475550142', notes: null, emails: [{ value: 'a@b.example' }], version: 2 });
    expect(headers.etag).toBe('"2"');
    const timeline = await test.as(agency.admin).get(`clients/${client.id}/timeline`).expect(200);
    expect(timeline.body.data.map(({ kind }: { kind: string }) => kind)).toEqual(['updated', 'created']);
    expect(timeline.body.data[0]).toMatchObject({
      origin: 'staff',
      actor: { id: agency.admin.id, displayName: agency.admin.displayName },
      changes: expect.arrayContaining([
        { field: 'phone', from: '+390115551234', to: '+393475550142' },
        { field: 'notes', from: 'vecchie', to: null },
      ]),
    });
  });

  it('leaves version and timeline unchanged when nothing differs', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin, {
      type: 'corporate',
      companyName: 'Uguale S.p.A.',
      annualRevenue: { amount: '10.50', currency: 'EUR' },
      address: { street: 'via Roma', city: 'Torino' },
    });
    const same = { annualRevenue: { amount: '10.5', currency: 'EUR' }, address: { city: 'Torino', street: 'via Roma' } };
    await test
      .as(admin)
      .patch(`clients/${client.id}`)
      .set('If-Match', '"1"')
      .send(same)
      .expect(200)
      .expect(({ body }) => expect(body.version).toBe(1));
    await test
      .as(admin)
      .get(`clients/${client.id}/timeline`)
      .expect(({ body }) => expect(body.data).toHaveLength(1));
  });

  it.each([
    ['no If-Match', undefined, 428],
    ['an old version', '"1"', 412],
    ['a weak tag', 'W/"2"', 412],
    ['no tag at all', 'abc', 412],
    ['the current version', '"2"', 200],
    ['any version', '*', 200],
  ])('with %s answers %s', async (_what, tag, status) => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    await test.as(admin).patch(`clients/${client.id}`).set('If-Match', '"1"').send({ notes: 'prima' }).expect(200);
    const request = test.as(admin).patch(`clients/${client.id}`).send({ notes: 'seconda' });
    await (tag === undefined ? request : request.set('If-Match', tag)).expect(status);
  });

  it('loses no concurrent write: one succeeds per version', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    let accepted = 0;
    for (let version = 1; version <= 5; version += 1) {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          test
            .as(admin)
            .patch(`clients/${client.id}`)
            .set('If-Match', `"${version}"`)
            .send({ notes: `${version}-${n}` }),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.every(({ status }) => status === 200 || status === 412)).toBe(true);
      accepted += 1;
    }
    await test
      .as(admin)
      .get(`clients/${client.id}`)
      .expect(({ body }) => expect(body.version).toBe(1 + accepted));
  });

  it('does not change type or id, and does not empty a required field', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    const refused = (body: object) => test.as(admin).patch(`clients/${client.id}`).set('If-Match', '*').send(body).expect(422);
    await refused({ type: 'corporate' });
    await refused({ id: client.id });
    await refused({ lastName: null });
    await refused({ companyName: 'X' });
    await test
      .as(admin)
      .get(`clients/${client.id}`)
      .expect(200, JSON.parse(JSON.stringify(client)));
  });
});

describe('assigning', () => {
  it('needs the permission, except to assign to oneself', async () => {
    const agency = await test.make.agency();
    const collaborator = await test.make.person(agency);
    const body = { type: 'retail', firstName: 'A', lastName: 'B' };
    await test
      .as(collaborator)
      .post('clients')
      .send({ ...body, assigneeId: agency.admin.id })
      .expect(403);
    await test
      .as(collaborator)
      .post('clients')
      .send({ ...body, assigneeId: collaborator.id })
      .expect(201);
  });

  it('may make the client invisible to the caller', async () => {
    const agency = await test.make.agency();
    const agent = await test.make.person(agency, { role: 'agent' });
    const client = await test.make.client(agency.admin, { assigneeId: agent.id });
    await test.as(agent).patch(`clients/${client.id}`).set('If-Match', '*').send({ assigneeId: agency.admin.id }).expect(200);
    await test.as(agent).get(`clients/${client.id}`).expect(404);
  });
});
