import pg from 'pg';
import { Passwords } from '../src/core/auth/passwords.js';
import { AccessTokens } from '../src/core/auth/access-token.js';
import { ClientsService } from '../src/clients/clients.service.js';
import { PipelineStagesService } from '../src/prospects/pipeline-stages.service.js';
import { ViewsService } from '../src/views/views.service.js';
import type { TestApp } from './app.js';
import type { Operation } from './document.js';
import { aimAtCrm, CRM_PATHS, idsInBody, putCrmInOrder } from './bad-input-crm.js';
import { typeWith } from './bad-input-fields.js';
import { Ledger } from './isolation-ledger.js';
import { PASSWORD } from './isolation-world.js';
import type { Person } from './make.js';
import { Wire, type Answer, type Call } from './wire.js';

const SLOWEST_MS = 5_000;

/** An agency to shoot at, put in order again after each hit. */
export class Range {
  readonly found = { tried: 0, serverErrors: [] as string[], slow: [] as string[], changed: [] as string[] };
  private constructor(
    readonly wire: Wire,
    private readonly db: pg.Client,
    private readonly ledger: Ledger,
    private readonly admin: Person & { token: string },
    private readonly targets: Record<string, string>,
    private readonly passwordHash: string,
    private digest = '',
  ) {}

  static async open(test: TestApp): Promise<Range> {
    const agency = await test.make.agency();
    const { admin } = agency;
    const passwordHash = await test.app.get(Passwords).hash(PASSWORD);
    const targets: Record<string, string> = {};
    for (const type of ['retail', 'professional', 'corporate'] as const) targets[type] = (await test.make.client(admin, { type })).id;
    for (const type of ['retail', 'professional', 'corporate'] as const)
      targets[`prospect ${type}`] = (await test.make.prospect(admin, { type })).id;
    targets.stage = (await test.app.get(PipelineStagesService).create(admin, { name: 'Bersaglio' })).id;
    for (const { id } of (await test.app.get(PipelineStagesService).list(admin)).data) targets[`stage ${id}`] = id;
    targets.view = (await test.app.get(ViewsService).create(admin, { name: 'Bersaglio', target: 'prospects' })).id;
    const trashed = await test.make.client(admin);
    await test.app.get(ClientsService).remove(admin, trashed.id, '*');
    targets.trashed = trashed.id;
    targets.person = (await test.make.person(agency)).id;
    await aimAtCrm(test, admin, targets);
    const db = new pg.Client({ connectionString: test.database.adminUrl });
    await db.connect();
    const token = test.app.get(AccessTokens).sign(admin.id, admin.sessionId);
    const range = new Range(new Wire(await test.app.getUrl()), db, await Ledger.open(db), { ...admin, token }, targets, passwordHash);
    await range.putInOrder();
    return range;
  }

  get token(): string {
    return this.admin.token;
  }

  /** Sends it, as the agency's admin, and sees that what is refused has changed nothing. */
  async shoot(what: string, call: Call): Promise<Answer> {
    const answer = await this.wire.send({ token: this.admin.token, path: this.pathOf(call.operation, ''), ...call });
    this.found.tried += 1;
    const said = `${call.operation.id}, ${what}: ${answer.status} ${answer.text.slice(0, 200)}`;
    if (answer.status >= 500) this.found.serverErrors.push(said);
    if (answer.milliseconds > SLOWEST_MS) this.found.slow.push(`${said} after ${Math.round(answer.milliseconds)} ms`);
    // A failed log-in is meant to be counted.
    if (call.operation.permissions === 'public' || call.operation.id === 'changeMyPassword')
      await this.db.query('DELETE FROM log_in_failures');
    if (answer.status < 300) {
      if (call.operation.method !== 'GET') await this.putInOrder();
    } else if ((await this.ledger.digest()) !== this.digest) {
      this.found.changed.push(said);
      await this.putInOrder();
    }
    return answer;
  }

  /** The path of a call whose body has this field: a client of a type that has it. */
  pathOf(operation: Operation, field: string): Record<string, string> {
    if (operation.path.includes('{token}')) return { token: 'no-such-token' };
    const crm = CRM_PATHS.find(([path]) => operation.path.includes(path));
    if (crm) return { id: this.targets[operation.path.startsWith('/api/v1/trash') ? 'trashed action' : crm[1]] ?? '' };
    if (!operation.path.includes('{id}')) return {};
    if (/users|outbox|jobs|notifications/.test(operation.path)) return { id: this.targets.person ?? '' };
    if (operation.path.includes('/prospects/')) return { id: this.targets[`prospect ${typeWith(field)}`] ?? '' };
    if (operation.path.includes('/pipeline-stages/')) return { id: this.targets.stage ?? '' };
    if (operation.path.includes('/views/')) return { id: this.targets.view ?? '' };
    if (operation.id === 'restoreClient') return { id: this.targets.trashed ?? '' };
    if (operation.id === 'endMySession') return { id: '01890000-0000-7000-8000-000000000000' };
    return { id: this.targets[typeWith(field)] ?? '' };
  }

  /** What a body cannot do without, and no schema says: ids of what is there. */
  idsFor({ id }: Operation): Record<string, unknown> {
    return idsInBody(id, this.targets);
  }

  /** The numbers of a body that is refused field by field say which field. */
  static named(answer: Answer, pointer: string): boolean {
    const errors = (answer.json?.errors ?? []) as { pointer: string }[];
    return errors.some((error) => `${error.pointer}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${error.pointer}/`));
  }

  close(): Promise<void> {
    return this.db.end();
  }

  private async putInOrder(): Promise<void> {
    const kept = Object.values(this.targets);
    await putCrmInOrder(this.db, kept, this.targets['trashed action'] ?? '');
    await this.db.query('DELETE FROM clients WHERE id <> ALL ($1::uuid[])', [kept]);
    await this.db.query('UPDATE clients SET deleted_at = now(), deleted_by_id = created_by_id WHERE id = $1 AND deleted_at IS NULL', [
      this.targets.trashed,
    ]);
    await this.db.query('UPDATE clients SET deleted_at = NULL, deleted_by_id = NULL WHERE id <> $1 AND deleted_at IS NOT NULL', [
      this.targets.trashed,
    ]);
    await this.db.query(`DELETE FROM views WHERE scope <> 'system' AND id <> ALL ($1::uuid[])`, [kept]);
    await this.db.query('DELETE FROM pipeline_stages WHERE agency_id = $2 AND id <> ALL ($1::uuid[])', [kept, this.admin.agencyId]);
    await this.db.query(
      'DELETE FROM tags t WHERE id <> ALL ($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM client_tags c WHERE c.tag_id = t.id)',
      [kept],
    );
    await this.db.query('UPDATE users SET password_hash = $1 WHERE id = $2 AND password_hash IS DISTINCT FROM $1', [
      this.passwordHash,
      this.admin.id,
    ]);
    // What calls have made of people: invitations with their mails, and work that nobody does here.
    for (const table of ['account_tokens', 'mail_messages', 'audit_entries', 'long_jobs', 'notifications', 'calendar_feeds'])
      await this.db.query(`DELETE FROM ${table}`);
    await this.db.query(`DELETE FROM users WHERE kind = 'person' AND id <> ALL ($1::uuid[])`, [[this.admin.id, ...kept]]);
    this.digest = await this.ledger.digest();
  }
}

/** Parameters after the question mark, with a value that each accepts. */
export const queryOf = (operation: Operation) => operation.parameters.filter(({ in: place }) => place === 'query');
