import { startApp, type TestApp } from './app.js';
import { asLogin } from './database.js';
import { openApi } from './document.js';
import { overhear, type Overheard } from './overhear.js';
import { sample } from './samples.js';

let test: TestApp;
let overheard: Overheard;
beforeAll(async () => {
  overheard = overhear();
  test = await startApp({ LOG_LEVEL: 'trace' }, 'logs');
});
afterAll(async () => {
  await test.close();
  overheard.stop();
});

it('no log line contains personal data or request content, whatever goes wrong', async () => {
  const secrets = new Set<string>();
  let n = 5_000;
  const next = () => (n += 1);
  const keep = (text: string) => secrets.add(text);
  const { properties = {} } = openApi.components.schemas.ProfessionalClient ?? {};
  const { required: _, properties: writable = {} } = openApi.components.schemas.CreateClientDto ?? {};
  const fields = Object.fromEntries(Object.entries(properties).filter(([name]) => name in writable && name !== 'type'));
  const client = () => ({ ...(sample({ type: 'object', properties: fields }, next, keep) as object), type: 'professional' });
  const word = () => {
    const text = String(sample({ type: 'string', maxLength: 50 }, next, keep));
    return text;
  };

  const agency = await test.make.agency(word());
  const person = await test.make.person(agency, { firstName: word(), lastName: word(), email: `${word()}@canarino.example` });
  for (const text of [person.email, person.displayName]) keep(text);
  const token = test.as(person);
  const statuses: number[] = [];
  const say = async (request: ReturnType<typeof token.get>) => statuses.push((await request).status);

  const first = client();
  await say(token.post('clients').send(first).set('Idempotency-Key', word()));
  await say(token.post('clients').send(first));
  await say(token.post('clients').send({ ...client(), vatNumber: word() }));
  await say(token.post('clients').send({ [word()]: word() }));
  await say(token.post('clients').set('Content-Type', 'application/json').send(`{"firstName":"${word()}`));
  await say(token.get(`clients?q=${word()}`));
  await say(token.get(`clients?${word()}=1`));
  await say(token.get(`clients/${word()}`));
  await say(token.get(`${word()}`));
  await say(token.patch('me').set('If-Match', `"${word()}"`).send({ firstName: word() }));
  await say(test.as().post('auth/login').send({ email: person.email, password: word() }));
  await say(
    test.as().get('me').set('Authorization', `Bearer ${word()}`).set('Cookie', `sestante_refresh=${word()}`).set('User-Agent', word()),
  );
  // Provokes an unexpected error in which PostgreSQL includes the whole row in its detail.
  await asLogin(test.database.ownerUrl, (db) => db.query(`ALTER TABLE clients ADD CONSTRAINT planted CHECK (notes <> 'planted')`));
  await say(token.post('clients').send({ ...client(), notes: 'planted' }));

  expect(statuses).toEqual([201, 409, 422, 422, 400, 200, 400, 404, 404, 412, 401, 401, 500]);
  const written = overheard.text().toLowerCase();
  expect(written).toContain('"status":500');
  expect(written.split('\n').length).toBeGreaterThan(statuses.length);
  expect([...secrets].filter((secret) => written.includes(secret.toLowerCase()))).toEqual([]);
});
