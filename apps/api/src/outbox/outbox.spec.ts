import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'outbox');
});
afterAll(() => test.close());

const inviting = (n: number) => ({ email: `invito${n}@outbox.example`, firstName: 'Sofia', lastName: 'Longo', role: 'collaborator' });

describe('the outbox', () => {
  it('keeps mails when there is no mail server, newest first, and hides texts with links outside a demo', async () => {
    const { admin } = await test.make.agency();
    for (const n of [1, 2, 3]) await test.as(admin).post('users').send(inviting(n)).expect(201);
    const first = (await test.as(admin).get('outbox?limit=2').expect(200)).body;
    const second = (await test.as(admin).get(`outbox?limit=2&cursor=${first.page.nextCursor}`).expect(200)).body;
    const mails = [...first.data, ...second.data];
    expect(mails.map(({ recipient }: { recipient: string }) => recipient)).toEqual([3, 2, 1].map((n) => inviting(n).email));
    const state = async () => (await test.as(admin).get(`outbox/${mails[0].id}`).expect(200)).body;
    for (let n = 0; n < 100 && (await state()).state === 'queued'; n += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await state()).toMatchObject({ state: 'kept', tries: 0, sentAt: null, text: null, html: null });
  });

  it('shows the text of a mail without links, with names escaped', async () => {
    const { admin, id: agencyId } = await test.make.agency();
    await asLogin(test.database.ownerUrl, (client) =>
      client.query(
        `INSERT INTO mail_messages (agency_id, id, template, recipient, subject, details, state, created_at)
         VALUES ($1, gen_random_uuid(), 'password-changed', 'a@outbox.example', 'La tua password è cambiata', '{"firstName":"<b>Ada</b>"}', 'sent', now())`,
        [agencyId],
      ),
    );
    const { body: list } = await test.as(admin).get('outbox').expect(200);
    const { body } = await test.as(admin).get(`outbox/${list.data[0].id}`).expect(200);
    expect(body.text).toContain('Ciao <b>Ada</b>,');
    expect(body.html).toContain('Ciao &lt;b&gt;Ada&lt;/b&gt;,');
  });

  it('is visible to the admins of the agency only', async () => {
    const [ours, theirs] = [await test.make.agency(), await test.make.agency()];
    await test.as(ours.admin).post('users').send(inviting(9)).expect(201);
    const { body } = await test.as(ours.admin).get('outbox').expect(200);
    for (const role of ['agent', 'front_office', 'back_office', 'collaborator'] as const)
      await test
        .as(await test.make.person(ours, { role, visibility: 'agency' }))
        .get('outbox')
        .expect(403);
    await test.as(theirs.admin).get(`outbox/${body.data[0].id}`).expect(404);
    await test
      .as(theirs.admin)
      .get('outbox')
      .expect(({ body: other }) => expect(other.data).toEqual([]));
  });
});
