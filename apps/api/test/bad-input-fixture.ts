import pg from 'pg';
import { Passwords } from '../src/core/auth/passwords.js';
import { AccessTokens } from '../src/core/auth/access-token.js';
import { ClientsService } from '../src/clients/clients.service.js';
import { PipelineStagesService } from '../src/prospects/pipeline-stages.service.js';
import { ViewsService } from '../src/views/views.service.js';
import type { TestApp } from './app.js';
import type { Operation } from './document.js';
import { aimAtCrm, CRM_PATHS, idsInBody } from './bad-input-crm.js';
import { typeWith } from './bad-input-fields.js';
import { Markers } from './isolation-markers.js';
import { insertImport } from './isolation-imports.js';
import { crmOf } from './isolation-crm.js';
import { ChangeLog } from './isolation-change-log.js';
import { PASSWORD } from './isolation-people.js';
import { insertSheetTargets } from './bad-input-sheet.js';
import { renewed } from './renewed.js';
import { HttpClient, type Answer, type Call } from './http-client.js';

const SLOWEST_MS = 5_000;

/** Operations that require the caller's own password or a code: a wrong one is counted. */
const ASK_SECRET = [
  'changeMyPassword',
  'beginMyAuthenticator',
  'confirmMyAuthenticator',
  'removeMyAuthenticator',
  'renewMyRecoveryCodes',
  'beginMyPasskey',
  'removeMyPasskey',
];

/** An agency as the target; every request finds it in its initial state. */
export class BadInputFixture {
  readonly found = { tried: 0, serverErrors: [] as string[], slow: [] as string[], changed: [] as string[] };
  private constructor(
    readonly http: HttpClient,
    private readonly db: pg.Client,
    private readonly changeLog: ChangeLog,
    private readonly current: () => string,
    private readonly targets: Record<string, string>,
    private accepted = false,
  ) {}

  static async open(test: TestApp): Promise<BadInputFixture> {
    const agency = await test.make.agency();
    const { admin } = agency;
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
    const tenant = {
      name: 'range',
      agency,
      admin,
      colleague: admin,
      deactivated: admin,
      tagId: '',
      stageId: '',
      crm: await crmOf(test, admin),
      freshTypeIds: [],
      clientIds: new Map(),
    };
    targets.import = await insertImport({ test, markers: new Markers() }, tenant, admin, 'uploaded');
    await insertSheetTargets(test, admin, targets);
    targets.person = (await test.make.person(agency)).id;
    await aimAtCrm(test, admin, targets);
    const db = new pg.Client({ connectionString: test.database.adminUrl });
    await db.connect();
    await db.query('UPDATE users SET password_hash = $1 WHERE id = $2', [await test.app.get(Passwords).hash(PASSWORD), admin.id]);
    const token = renewed(() => test.app.get(AccessTokens).sign(admin.id, admin.sessionId));
    return new BadInputFixture(new HttpClient(await test.app.getUrl()), db, await ChangeLog.open(db), token, targets);
  }

  get token(): string {
    return this.current();
  }

  /** Sends the request as the agency's admin and checks that a refused request has changed nothing. */
  async send(what: string, call: Call): Promise<Answer> {
    if (this.accepted) await this.changeLog.revertChanges();
    const answer = await this.http.send({ token: this.token, path: this.pathOf(call.operation, ''), ...call });
    this.found.tried += 1;
    const label = `${call.operation.id}, ${what}: ${answer.status} ${answer.text.slice(0, 200)}`;
    if (answer.status >= 500) this.found.serverErrors.push(label);
    if (answer.milliseconds > SLOWEST_MS) this.found.slow.push(`${label} after ${Math.round(answer.milliseconds)} ms`);
    // An accepted change stays readable until the next request.
    this.accepted = answer.status < 300;
    if (this.accepted) return answer;
    // Failed log-ins are recorded on purpose.
    const counts = call.operation.permissions === 'public' || ASK_SECRET.includes(call.operation.id);
    const changed = new Set(await this.changeLog.revertChanges());
    if (counts) changed.delete('log_in_failures');
    if (changed.size > 0) this.found.changed.push(label);
    return answer;
  }

  /** Path parameters for a body with this field: a client of a type that has it. */
  pathOf(operation: Operation, field: string): Record<string, string> {
    if (operation.path.includes('{token}')) return { token: 'no-such-token' };
    const crm = CRM_PATHS.find(([path]) => operation.path.includes(path));
    if (crm) return { id: this.targets[operation.path.startsWith('/api/v1/trash') ? 'trashed action' : crm[1]] ?? '' };
    const tab = /\/(?:trash|\{clientId\})\/([a-z-]+)|^\/api\/v1\/(contacts|payment-methods)/.exec(operation.path);
    const noun = tab && (tab[1] ?? tab[2] ?? '');
    if (noun === 'activities') return { clientId: this.targets.retail ?? '', id: this.targets.action ?? '' };
    if (noun && noun !== 'clients') {
      const trashed = operation.path.includes('/trash/') ? 'trashed ' : '';
      return {
        clientId: this.targets['sheet client'] ?? '',
        id: this.targets[`${trashed || (operation.path.includes('clientId') ? '' : 'free ')}${noun}`] ?? this.targets[noun] ?? '',
      };
    }
    if (!operation.path.includes('{id}')) return {};
    if (/users|outbox|jobs|notifications/.test(operation.path)) return { id: this.targets.person ?? '' };
    if (operation.path.includes('/prospects/')) return { id: this.targets[`prospect ${typeWith(field)}`] ?? '' };
    if (operation.path.includes('/pipeline-stages/')) return { id: this.targets.stage ?? '' };
    if (operation.path.includes('/views/')) return { id: this.targets.view ?? '' };
    if (operation.path.includes('/imports/')) return { id: this.targets.import ?? '' };
    if (operation.id === 'restoreClient') return { id: this.targets.trashed ?? '' };
    if (operation.id === 'endMySession') return { id: '01890000-0000-7000-8000-000000000000' };
    return { id: this.targets[typeWith(field)] ?? '' };
  }

  /** Ids of existing records that the body needs and the schema does not define. */
  idsFor({ id }: Operation, top = ''): Record<string, unknown> {
    return idsInBody(id, this.targets, top);
  }

  /** Whether the answer's field errors name the pointer. */
  static named(answer: Answer, pointer: string): boolean {
    const errors = (answer.json?.errors ?? []) as { pointer: string }[];
    return errors.some((error) => `${error.pointer}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${error.pointer}/`));
  }

  close(): Promise<void> {
    return this.db.end();
  }
}

/** Query parameters of the operation. */
export const queryOf = (operation: Operation) => operation.parameters.filter(({ in: place }) => place === 'query');
