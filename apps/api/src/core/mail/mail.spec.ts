import { SMTPServer } from 'smtp-server';
import { startApp, type TestApp } from '../../../test/app.js';
import { asLogin } from '../../../test/database.js';
import type { TestAgency } from '../../../test/make.js';
import { until } from '../../../test/until.js';
import { automation } from '../auth/actor.js';
import { Db } from '../database/db.js';
import { Mail } from './mail.js';

/** Message as transmitted between `DATA` and the final dot. */
interface Received {
  from: string;
  to: string[];
  source: string;
}

/** Real SMTP server that can be killed and restarted on the same port. */
class Server {
  readonly received: Received[] = [];
  /** Called for each received mail; may end the connection instead of answering. */
  atEnd: (count: number) => 'take' | 'die' = () => 'take';
  port = 0;
  private current: SMTPServer | undefined;
  private readonly sockets = new Set<{ destroy(): void }>();

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onRcptTo: ({ address }, _session, done) =>
        address.startsWith('nobody') ? done(Object.assign(new Error('No such mailbox'), { responseCode: 550 })) : done(),
      onData: (stream, { envelope }, done) => {
        let source = '';
        stream.on('data', (chunk: Buffer) => (source += chunk.toString()));
        stream.on('end', () => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          this.received.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
          if (this.atEnd(this.received.length) === 'take') return done();
          void this.kill();
        });
      },
    });
    // Connections are cut at any moment; errors are expected.
    server.on('error', () => undefined);
    server.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    await new Promise<void>((listening) => server.listen(this.port, '127.0.0.1', listening));
    this.port = (server.server.address() as { port: number }).port;
    this.current = server;
  }

  get running(): boolean {
    return this.current !== undefined;
  }

  /** Stops without notifying connected clients. */
  async kill(): Promise<void> {
    const running = this.current;
    this.current = undefined;
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((closed) => (running ? running.close(() => closed()) : closed()));
  }
}

const header = ({ source }: Received, name: string): string =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(source)?.[1]?.replace(/\r\n\s/g, ' ') ?? '';

let test: TestApp;
let agency: TestAgency;
const server = new Server();

beforeAll(async () => {
  await server.start();
  test = await startApp(
    {
      SESTANTE_WORKER: 'on',
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      MAIL_FROM: 'Sestante <posta@sestante.example>',
      PUBLIC_URL: 'https://clienti.agenzia.example',
      SESTANTE_DEMO: 'on',
      SESTANTE_BUILTIN_DATABASE: '1',
    },
    'mail',
  );
  agency = await test.make.agency();
}, 60_000);
afterAll(async () => {
  await test.close();
  await server.kill();
});
beforeEach(async () => {
  server.received.length = 0;
  server.atEnd = () => 'take';
  if (!server.running) await server.start();
});

const asOwner = (sql: string, values: unknown[] = []) => asLogin(test.database.adminUrl, (client) => client.query(sql, values));
const invite = async (email: string, firstName = 'Sofia') =>
  (await test.as(agency.admin).post('users').send({ email, firstName, lastName: 'Longo', role: 'collaborator' }).expect(201)).body
    .id as string;
const stateOf = async (email: string) =>
  (await asOwner('SELECT id, state, tries, error FROM mail_messages WHERE recipient = $1', [email])).rows[0];
const sent = (email: string, patience?: number) => until(async () => (await stateOf(email))?.state === 'sent', patience);
/** Makes retries due at once, since their delay grows. */
const retryNow = () => asOwner(`UPDATE pgboss.job SET start_after = now() WHERE name = 'mail-queued' AND state = 'retry'`);

it('to a client comes from the agency, at the address of the product, and is answered to the agency', async () => {
  const { admin } = await test.make.agency('Assicurazioni Però & Figli');
  await test.make.privacyNotice(admin);
  const client = await test.make.client(admin, { email: 'cliente@test.example' });
  await test.make.questionnaire(admin, client.id, { channel: 'email' });
  await sent('cliente@test.example');
  const [received] = server.received;
  expect(received?.from).toBe('posta@sestante.example');
  expect(header(received!, 'From')).toMatch(/<posta@sestante\.example>$/);
  expect(header(received!, 'From')).not.toContain('Sestante <');
  expect(header(received!, 'Reply-To')).toBe('agenzia@test.example');
});

describe('a mail', () => {
  it('arrives as text and HTML, from the configured sender, with a unique Message-ID', async () => {
    await invite('arriva@test.example', 'Niccolò');
    await sent('arriva@test.example');
    const [mail] = server.received;
    expect(mail).toMatchObject({ from: 'posta@sestante.example', to: ['arriva@test.example'] });
    expect(header(mail!, 'From')).toBe('Sestante <posta@sestante.example>');
    expect(header(mail!, 'Message-ID')).toBe(`<${(await stateOf('arriva@test.example'))?.id}@clienti.agenzia.example>`);
    expect(mail?.source).toContain('Content-Type: text/plain; charset=utf-8');
    expect(mail?.source).toContain('Content-Type: text/html; charset=utf-8');
    expect(mail?.source.replaceAll('=\r\n', '')).toMatch(/https:\/\/clienti\.agenzia\.example\/invito\/[\w-]{43}/);
  });

  it('goes to one recipient, whatever the names contain', async () => {
    await invite('uno@test.example', '"Bcc: altri@test.example", <x@test.example>');
    await sent('uno@test.example');
    expect(server.received.filter(({ to }) => to.includes('uno@test.example')).map(({ to }) => to)).toEqual([['uno@test.example']]);
    expect(server.received.flatMap(({ to }) => to).filter((address) => /altri|x@/.test(address))).toEqual([]);
  });

  it('with a link into an account is readable in its recipient’s mailbox only', async () => {
    await invite('segreto@test.example');
    const { body: list } = await test.as(agency.admin).get('outbox').expect(200);
    const { id } = list.data.find(({ recipient }: { recipient: string }) => recipient === 'segreto@test.example');
    const { body } = await test.as(agency.admin).get(`outbox/${id}`).expect(200);
    expect(body).toMatchObject({
      subject: `${agency.admin.displayName} ti invita in ${(await test.as(agency.admin).get('me')).body.agency.name}`,
      text: null,
      html: null,
    });
  });

  it('of a transaction that is rolled back is not sent', async () => {
    const db = test.app.get(Db);
    const undone = db.write(automation(agency.id, agency.systemUserId), async (tx) => {
      await test.app.get(Mail).queue(tx, 'password-changed', 'mai@test.example', { firstName: 'Mai' });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await invite('dopo@test.example');
    await sent('dopo@test.example');
    expect(server.received.flatMap(({ to }) => to)).toContain('dopo@test.example');
    expect(server.received.flatMap(({ to }) => to)).not.toContain('mai@test.example');
  });
});

describe('a mail server', () => {
  it('that crashes loses no mail: each arrives, at most twice and then with the same Message-ID', async () => {
    const people = Array.from({ length: 30 }, (_, n) => `perde${n}@test.example`);
    // The server has the seventh and the nineteenth mail, and dies before it can confirm them.
    server.atEnd = (count) => (count === 7 || count === 19 ? 'die' : 'take');
    for (const email of people) await invite(email);
    await until(async () => {
      if (!server.running) await server.start();
      await retryNow();
      return (await Promise.all(people.map(stateOf))).every((row) => row?.state === 'sent');
    }, 60_000);
    // A mail of another test may be retried meanwhile.
    const theirs = server.received.filter(({ to }) => people.includes(to[0] ?? ''));
    const ids = new Map<string, Set<string>>();
    for (const mail of theirs) ids.set(mail.to[0] ?? '', (ids.get(mail.to[0] ?? '') ?? new Set()).add(header(mail, 'Message-ID')));
    expect([...ids.keys()].toSorted()).toEqual(people.toSorted());
    expect([...ids.values()].filter(({ size }) => size !== 1)).toEqual([]);
    expect(theirs.length).toBeLessThanOrEqual(people.length + 2);
  }, 90_000);

  it('that is unavailable is retried, and the outbox shows the reason', async () => {
    await server.kill();
    await invite('aspetta@test.example');
    await until(async () => ((await stateOf('aspetta@test.example'))?.tries ?? 0) > 0);
    expect(await stateOf('aspetta@test.example')).toMatchObject({ state: 'queued', error: expect.stringContaining('ECONNREFUSED') });
    await server.start();
    await retryNow();
    await sent('aspetta@test.example');
    expect(await stateOf('aspetta@test.example')).toMatchObject({ error: null });
  }, 40_000);

  it('that rejects a mailbox ends that mail at once, and delays no other', async () => {
    await invite('nobody@test.example');
    await invite('altri@test.example');
    await sent('altri@test.example');
    await until(async () => (await stateOf('nobody@test.example'))?.state === 'failed');
    expect(await stateOf('nobody@test.example')).toMatchObject({ tries: 1, error: expect.stringContaining('No such mailbox') });
  });
});

describe('a worker', () => {
  it('that is killed while sending a mail is replaced by another', async () => {
    await invite('ripresa@test.example');
    await sent('ripresa@test.example');
    const { id } = (await stateOf('ripresa@test.example')) ?? {};
    // State left by a killed worker: active, without a heartbeat since.
    await asOwner(`UPDATE mail_messages SET state = 'queued', sent_at = NULL WHERE id = $1`, [id]);
    await asOwner(
      `UPDATE pgboss.job SET state = 'active', completed_on = NULL, retry_delay = 1, retry_backoff = false, started_on = now() - interval '1 minute', heartbeat_on = now() - interval '1 minute' WHERE data ->> 'messageId' = $1`,
      [id],
    );
    await sent('ripresa@test.example', 45_000);
    const copies = server.received.filter(({ to }) => to[0] === 'ripresa@test.example');
    expect(new Set(copies.map((mail) => header(mail, 'Message-ID'))).size).toBe(1);
    expect(copies).toHaveLength(2);
  }, 60_000);
});
