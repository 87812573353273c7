import { startApp, type TestApp } from '../../../test/app.js';
import { asLogin } from '../../../test/database.js';
import { Passwords } from '../auth/passwords.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const ANNA = { type: 'retail', firstName: 'Anna', lastName: 'Neri' };

describe('a cursor', () => {
  const cursors = async () => {
    const { admin } = await test.make.agency();
    for (let n = 0; n < 4; n += 1) await test.make.client(admin);
    const { body } = await test.as(admin).get('clients?limit=1').expect(200);
    const next = await test.as(admin).get(`clients?limit=1&cursor=${body.page.nextCursor}`).expect(200);
    return { admin, cursor: String(body.page.nextCursor), prev: String(next.body.page.prevCursor) };
  };

  it('reveals nothing new to the caller, and works with any page size', async () => {
    const { admin, cursor } = await cursors();
    expect(cursor).toMatch(/^[\w-]+\.[\w-]{22}$/);
    await test
      .as(admin)
      .get(`clients?limit=3&cursor=${cursor}`)
      .expect(200)
      .expect(({ body }) => expect(body.data).toHaveLength(3));
  });

  it('is refused when it was tampered with', async () => {
    const { admin, cursor, prev } = await cursors();
    const [body = '', signature = ''] = cursor.split('.');
    const position = JSON.parse(Buffer.from(body, 'base64url').toString());
    const rewritten = Buffer.from(JSON.stringify({ ...position, direction: 'prev' })).toString('base64url');
    const tampered = [
      `${rewritten}.${signature}`,
      `${body}.${prev.split('.')[1]}`,
      body,
      `${body}.`,
      `.${signature}`,
      '.',
      'x',
      `${body}A.${signature}`,
      `${signature}.${body}`,
      `${body}.${signature.slice(0, 10)}`,
      `${body}.${signature}AAAA`,
      "'; DROP TABLE clients --",
      '%00'.repeat(3),
      '0',
    ];
    for (const bad of tampered) {
      const answer = await test
        .as(admin)
        .get(`clients?limit=1&cursor=${encodeURIComponent(bad)}`)
        .expect(400);
      expect([answer.body.code, bad]).toEqual(['bad-cursor', bad]);
    }
    await test
      .as(admin)
      .get(`clients?cursor=${'a'.repeat(2001)}`)
      .expect(400)
      .expect(({ body: problem }) => expect(problem.code).toBe('bad-parameter'));
  });

  it('is valid for one list: refused with another filter, sort, resource or agency', async () => {
    const { admin, cursor } = await cursors();
    const client = await test.make.client(admin);
    for (const path of [
      `clients?q=neri&cursor=${cursor}`,
      `clients?sort=-displayName&cursor=${cursor}`,
      `clients?type=retail&cursor=${cursor}`,
      `trash?cursor=${cursor}`,
      `clients/${client.id}/timeline?cursor=${cursor}`,
    ]) {
      await test
        .as(admin)
        .get(path)
        .expect(400)
        .expect(({ body }) => expect(body.code).toBe('bad-cursor'));
    }
    const { admin: stranger } = await test.make.agency();
    await test.as(stranger).get(`clients?cursor=${cursor}`).expect(400);
  });
});

describe('an ETag', () => {
  it('saves sending the body again until the record changes', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    const read = (tag: string) => test.as(admin).get(`clients/${client.id}`).set('If-None-Match', tag);
    const same = await read('"1"').expect(304);
    expect(same.text).toBe('');
    expect(same.headers.etag).toBe('"1"');
    await test.as(admin).patch(`clients/${client.id}`).set('If-Match', '"1"').send({ notes: 'nuove' }).expect(200).expect('ETag', '"2"');
    await read('"1"').expect(200);
    await test
      .as(admin)
      .patch(`clients/${client.id}`)
      .set('If-Match', '"1"')
      .send({ notes: 'vecchie' })
      .expect(412)
      .expect(({ body }) => expect(body).toMatchObject({ code: 'stale-version', version: 2 }));
  });

  it.each(['1', '"1', '""', '"one"', '"-1"', '"1.0"', '"01x"', '"1","2"', '"9999999999"', "'1'", 'W/"1"', 'w/"1"'])(
    '%s matches nothing',
    async (tag) => {
      const { admin } = await test.make.agency();
      const client = await test.make.client(admin);
      await test.as(admin).delete(`clients/${client.id}`).set('If-Match', tag).expect(412);
      await test.as(admin).get(`clients/${client.id}`).expect(200);
    },
  );

  it('is required for the caller’s own account too', async () => {
    const { admin } = await test.make.agency();
    await test
      .as(admin)
      .patch('me')
      .send({ firstName: 'Nuovo' })
      .expect(428)
      .expect(({ body }) => expect(body.code).toBe('if-match-required'));
  });
});

describe('an Idempotency-Key', () => {
  const total = async (person: Parameters<TestApp['as']>[0]) =>
    (await test.as(person).get('clients?count=exact').expect(200)).body.page.total as number;

  it('does the work once for fifty simultaneous requests, and answers each with the same result or "still in progress"', async () => {
    const { admin } = await test.make.agency();
    const send = () => test.as(admin).post('clients').set('Idempotency-Key', 'fifty').send(ANNA);
    const answers = await Promise.all(Array.from({ length: 50 }, send));
    const made = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(made.length + waiting.length).toBe(50);
    for (const { body } of made) expect(body).toEqual(made[0]?.body);
    expect(new Set(waiting.map(({ body }) => body.code))).toEqual(new Set(waiting.length > 0 ? ['idempotency-key-in-use'] : []));
    const replay = await send().expect(201);
    expect(replay.body).toEqual(made[0]?.body);
    expect(replay.headers).toMatchObject({ 'idempotency-replayed': 'true', location: made[0]?.headers.location, etag: '"1"' });
    expect(await total(admin)).toBe(1);
  });

  it('is valid for one body', async () => {
    const { admin } = await test.make.agency();
    const send = (body: object) => test.as(admin).post('clients').set('Idempotency-Key', 'one').send(body);
    await send(ANNA).expect(201);
    await send({ ...ANNA, notes: 'altre' })
      .expect(422)
      .expect(({ body }) => expect(body.code).toBe('idempotency-key-reused'));
    expect(await total(admin)).toBe(1);
  });

  it('can be reused after a request that changed nothing', async () => {
    const { admin } = await test.make.agency();
    await test.make.client(admin, { omniaCode: 'PRESO' });
    const send = (body: object) => test.as(admin).post('clients').set('Idempotency-Key', 'again').send(body);
    await send({ type: 'retail', firstName: 'Anna' }).expect(422);
    await send({ ...ANNA, omniaCode: 'PRESO' }).expect(409);
    const { headers } = await send(ANNA).expect(201);
    expect(headers).not.toHaveProperty('idempotency-replayed');
  });

  it('is separate for each caller and path', async () => {
    const [one, other] = [await test.make.agency(), await test.make.agency()];
    const colleague = await test.make.person(one);
    for (const person of [one.admin, colleague, other.admin]) {
      const { headers, body } = await test.as(person).post('clients').set('Idempotency-Key', 'mine').send(ANNA).expect(201);
      expect(headers).not.toHaveProperty('idempotency-replayed');
      expect(body.createdBy.id).toBe(person.id);
    }
    await test.as(one.admin).post('tags').set('Idempotency-Key', 'mine').send({ name: 'VIP' }).expect(201);
    expect(await total(other.admin)).toBe(1);
  });

  it('repeats the answer of a restore and of a password change, and stores no hash from which a password could be guessed', async () => {
    const agency = await test.make.agency();
    const before = 'corretto-cavallo-batteria';
    const person = await test.make.person(agency, { passwordHash: await test.app.get(Passwords).hash(before) });
    const body = { currentPassword: before, newPassword: 'graffetta-esatta-cavallo' };
    const change = () => test.as(person).post('me/password').set('Idempotency-Key', 'change').send(body);
    await change().expect(204);
    await change().expect(204).expect('Idempotency-Replayed', 'true');
    await test.as(person).post('me/password').send(body).expect(422);
    const { rows } = await asLogin(test.database.ownerUrl, (client) =>
      client.query(
        `SELECT 1 FROM idempotency_keys WHERE user_id = $1 AND body_hash IN (translate(encode(sha256($2), 'base64'), '+/=', '-_'))`,
        [person.id, Buffer.from(JSON.stringify(body))],
      ),
    );
    expect(rows).toEqual([]);

    const client = await test.make.client(agency.admin);
    await test.as(agency.admin).delete(`clients/${client.id}`).set('If-Match', '*').expect(204);
    const restore = () => test.as(agency.admin).post(`trash/clients/${client.id}/restore`).set('Idempotency-Key', 'back').expect(200);
    const first = await restore();
    expect((await restore()).body).toEqual(first.body);
  });

  it('stores its answer encrypted, and does not store answers that show a one-time secret', async () => {
    const agency = await test.make.agency();
    const colleague = await test.make.person(agency);
    const client = await test.make.client(agency.admin);
    const iban = 'IT60X0542811101000000123456';
    const send = (path: string, body: object) => test.as(agency.admin).post(path).set('Idempotency-Key', 'secret').send(body);
    const accounts = `clients/${client.id}/bank-accounts`;
    const account = await send(accounts, { iban }).expect(201);
    const revealed = await send(`${accounts}/${account.body.id}/reveal`, {}).expect(200);
    const feed = await send('me/calendar-feed', {}).expect(201);
    const viewAs = await send(`users/${colleague.id}/view-as`, {}).expect(200);

    const kept = await asLogin(test.database.ownerUrl, async (db) => {
      const { rows } = await db.query<{ row: string }>('SELECT k::text AS row FROM idempotency_keys k WHERE k.user_id = $1', [
        agency.admin.id,
      ]);
      return rows.map(({ row }) => row);
    });
    expect(kept).toHaveLength(3);
    const secrets = [iban, revealed.body.iban, feed.body.url, viewAs.body.accessToken];
    expect(secrets.filter((secret) => kept.some((row) => row.includes(secret)))).toEqual([]);

    for (const [path, body, first] of [
      [accounts, { iban }, account],
      [`${accounts}/${account.body.id}/reveal`, {}, revealed],
      ['me/calendar-feed', {}, feed],
    ] as const) {
      const replay = await send(path, body);
      expect([replay.status, replay.body, replay.headers['idempotency-replayed']]).toEqual([first.status, first.body, 'true']);
    }
    expect((await send(`users/${colleague.id}/view-as`, {}).expect(200)).headers).not.toHaveProperty('idempotency-replayed');
  });

  it('whose answer was encrypted with a lost key does not repeat the work', async () => {
    const { admin } = await test.make.agency();
    const send = () => test.as(admin).post('clients').set('Idempotency-Key', 'unreadable').send(ANNA);
    await send().expect(201);
    await asLogin(test.database.ownerUrl, (db) =>
      db.query(`UPDATE idempotency_keys SET answer = '1.${'A'.repeat(60)}' WHERE user_id = $1`, [admin.id]),
    );
    await send()
      .expect(409)
      .expect(({ body }) => expect(body.code).toBe('idempotent-answer-unreadable'));
    expect(await total(admin)).toBe(1);
  });

  it.each([
    ['empty', ''],
    ['blank', ' '],
    ['of two words', 'a b'],
    ['not ASCII', 'è'],
    ['too long', 'x'.repeat(256)],
  ])('is refused when it is %s', async (_what, key) => {
    const { admin } = await test.make.agency();
    // Node sends header values as Latin-1; an empty one arrives as empty.
    await test
      .as(admin)
      .post('clients')
      .set('Idempotency-Key', key)
      .send(ANNA)
      .expect(400)
      .expect(({ body }) => expect(body.code).toBe('bad-idempotency-key'));
    expect(await total(admin)).toBe(0);
  });

  it('is ignored for reads', async () => {
    const { admin } = await test.make.agency();
    await test.as(admin).get('clients').set('Idempotency-Key', 'read').expect(200);
    await test.make.client(admin);
    await test
      .as(admin)
      .get('clients')
      .set('Idempotency-Key', 'read')
      .expect(200)
      .expect(({ body }) => expect(body.data).toHaveLength(1));
  });
});
