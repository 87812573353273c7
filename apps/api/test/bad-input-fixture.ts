import pg from 'pg';
import { AccessTokens } from '../src/core/auth/access-token.js';
import { Passwords } from '../src/core/auth/passwords.js';
import type { TestApp } from './app.js';
import { caseOf, makerOf } from './cases/all.js';
import { fieldsOf, resolved, type Operation } from './document.js';
import { HttpClient, type Answer, type Call } from './http-client.js';
import { ChangeLog } from './isolation-change-log.js';
import { makeTenant } from './isolation-fixtures.js';
import { Markers } from './isolation-markers.js';
import { PASSWORD, type Caller } from './isolation-people.js';
import type { Target } from './isolation-targets.js';
import { renewed } from './renewed.js';
import { idsOf, kindOf, putId } from './request-ids.js';

const SLOWEST_MS = 5_000;

/** An agency as the target; every request finds it in its initial state. */
export class BadInputFixture {
  readonly found = { tried: 0, serverErrors: [] as string[], slow: [] as string[], changed: [] as string[] };
  private constructor(
    readonly http: HttpClient,
    private readonly db: pg.Client,
    private readonly changeLog: ChangeLog,
    private readonly current: () => string,
    private readonly targets: Map<string, Target>,
    private accepted = false,
  ) {}

  /** Creates an agency with a target of each kind that the cases of these operations need. */
  static async open(test: TestApp, operations: Operation[]): Promise<BadInputFixture> {
    const tenant = await makeTenant(test, 'target');
    const { admin } = tenant;
    const token = renewed(() => test.app.get(AccessTokens).sign(admin.id, admin.sessionId));
    const caller: Caller = { name: 'admin', tenant, person: admin, role: 'agency_admin', token: token(), signedIn: true };
    const http = new HttpClient(await test.app.getUrl());
    const fixtures = { test, http, markers: new Markers(), ours: tenant, theirs: tenant, callers: [caller], signer: caller };
    const targets = new Map<string, Target>();
    for (const kind of new Set(operations.flatMap(kindsOf))) {
      const target = await makerOf(kind)(fixtures, caller, 'own');
      if (target) targets.set(kind, target);
    }
    const db = new pg.Client({ connectionString: test.database.adminUrl });
    await db.connect();
    await db.query('UPDATE users SET password_hash = $1 WHERE id = $2', [await test.app.get(Passwords).hash(PASSWORD), admin.id]);
    return new BadInputFixture(http, db, await ChangeLog.open(db), token, targets);
  }

  get token(): string {
    return this.current();
  }

  /** Sends the request as the agency's admin and checks that a refused request has changed nothing. */
  async send(what: string, call: Call): Promise<Answer> {
    if (this.accepted) await this.changeLog.revertChanges();
    const answer = await this.http.send({ token: this.token, path: this.idsFor(call.operation).path, ...call });
    this.found.tried += 1;
    const label = `${call.operation.id}, ${what}: ${answer.status} ${answer.text.slice(0, 200)}`;
    if (answer.status >= 500) this.found.serverErrors.push(label);
    if (answer.milliseconds > SLOWEST_MS) this.found.slow.push(`${label} after ${Math.round(answer.milliseconds)} ms`);
    // An accepted change stays readable until the next request.
    this.accepted = answer.status < 300;
    if (this.accepted) return answer;
    // Failed log-ins are recorded on purpose.
    const counts = call.operation.permissions === 'public' || caseOf(call.operation)?.countsFailures;
    const changed = new Set(await this.changeLog.revertChanges());
    if (counts) changed.delete('log_in_failures');
    if (changed.size > 0) this.found.changed.push(label);
    return answer;
  }

  /** Ids of existing records for the path, and for the body those that it needs, if it has this field. */
  idsFor(operation: Operation, field = ''): { path: Record<string, string>; body: Record<string, unknown> } {
    const request = { operation, path: {}, body: {} };
    for (const [place, kind] of neededIds(operation, field)) {
      const { id = '', beside = {} } = this.targets.get(kind) ?? {};
      putId(request, place, id);
      for (const [other, own] of Object.entries(beside)) if (idsOf(operation).includes(other)) putId(request, other, own);
    }
    return request;
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

/** Places that need an id, and its kind: those of the path, and the body's required ones and those that the case adds. */
function neededIds(operation: Operation, field: string): [place: string, kind: string][] {
  const known = caseOf(operation) ?? {};
  const added = known.withField?.(field).ids ?? {};
  const required = resolved(operation.body ?? {}).required ?? [];
  const needed = (place: string) =>
    place.startsWith('path') || place in added || required.some((name) => [`body /${name}`, `body /${name}/0`].includes(place));
  return idsOf(operation)
    .filter(needed)
    .map((place) => [place, added[place] ?? kindOf(known, place)]);
}

/** Kinds of record that requests of the operation need, whichever fields their bodies have. */
function kindsOf(operation: Operation): string[] {
  const fields = ['', ...fieldsOf(operation.body ?? {}).map(({ pointer }) => pointer.split('/')[1] ?? '')];
  return fields.flatMap((field) => neededIds(operation, field).map(([, kind]) => kind));
}

/** Query parameters of the operation. */
export const queryOf = (operation: Operation) => operation.parameters.filter(({ in: place }) => place === 'query');
