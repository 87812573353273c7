import jwt from 'jsonwebtoken';
import type { ClientType } from '../src/clients/client.dto.js';
import { AccessTokens } from '../src/core/auth/access-token.js';
import { Passwords } from '../src/core/auth/passwords.js';
import { Keys } from '../src/core/keys.js';
import { ClientsService } from '../src/clients/clients.service.js';
import { PipelineStagesService } from '../src/prospects/pipeline-stages.service.js';
import { ProspectsService } from '../src/prospects/prospects.service.js';
import type { TestApp } from './app.js';
import { insertAllMarked } from './cases/all.js';
import { asLogin } from './database.js';
import { Markers, nobody, ofAgency, only, onlyAndAdmins, whoSees } from './isolation-markers.js';
import { callersOf, PASSWORD, type Caller, type Tenant } from './isolation-people.js';
import type { Person } from './make.js';
import { crmOf } from './isolation-crm.js';
import { insertWork } from './isolation-work.js';
import { HttpClient } from './http-client.js';

/** Two agencies, with a marker in each of their rows, and all callers. */
export interface Fixtures {
  test: TestApp;
  http: HttpClient;
  markers: Markers;
  ours: Tenant;
  theirs: Tenant;
  callers: Caller[];
  /** User with the password `PASSWORD`, for routes that take credentials instead of a token. */
  signer: Caller;
}

export async function buildFixtures(test: TestApp): Promise<Fixtures> {
  const markers = new Markers();
  const [ours, theirs] = [await makeTenant(test, 'ours'), await makeTenant(test, 'theirs')];
  const tokens = test.app.get(AccessTokens);
  const valid = (person: Person) => tokens.sign(person.id, person.sessionId);
  const callers = await callersOf(test, ours, theirs, {
    valid,
    viewAs: (by, { id, session, visibility }) =>
      tokens.signViewAs({ ...by, userId: by.id }, { userId: id, role: session.role, visibility }),
    expired: (person) =>
      jwt.sign({ typ: 'access', sid: person.sessionId }, test.app.get(Keys).signing, {
        algorithm: 'ES256',
        issuer: 'sestante',
        audience: 'sestante-api',
        subject: person.id,
        expiresIn: -1,
      }),
    ended: async (person) => {
      await asLogin(test.database.ownerUrl, (db) => db.query('UPDATE sessions SET ended_at = now() WHERE id = $1', [person.sessionId]));
      return valid(person);
    },
  });
  const person = await test.make.person(ours.agency);
  await insertPeople(test, markers, [ours, theirs], await test.app.get(Passwords).hash(PASSWORD));
  const [{ email } = { email: '' }] = await asLogin(
    test.database.ownerUrl,
    async (db) => (await db.query<{ email: string }>('SELECT email FROM users WHERE id = $1', [person.id])).rows,
  );
  const signer: Caller = {
    name: 'signer',
    tenant: ours,
    person: { ...person, email },
    role: 'collaborator',
    token: valid(person),
    signedIn: true,
  };
  for (const tenant of [ours, theirs]) {
    const owners = tenant === ours ? callers.filter((caller) => caller.tenant === ours).map((caller) => caller.person) : [];
    for (const owner of [tenant.admin, tenant.colleague, ...owners]) await insertClients(test, markers, tenant, owner);
    for (const owner of [tenant.admin, tenant.colleague]) await insertAllMarked(test, markers, tenant, owner);
  }
  await insertWork(test, markers, [ours, theirs]);
  // Autovacuum would analyze only after minutes; until then the planner assumes empty tables and chooses sequential scans.
  await asLogin(test.database.ownerUrl, (db) => db.query('ANALYZE'));
  return { test, http: new HttpClient(await test.app.getUrl()), markers, ours, theirs, callers, signer };
}

/** Creates an agency with a deactivated user, a tag, a privacy notice and the settings that every agency has. */
export async function makeTenant(test: TestApp, name: string): Promise<Tenant> {
  const agency = await test.make.agency();
  const [colleague, deactivated] = [await test.make.person(agency), await test.make.person(agency)];
  const tag = await test.make.tag(agency.admin);
  await test.make.privacyNotice(agency.admin);
  const { data: stages } = await test.app.get(PipelineStagesService).list(agency.admin);
  const crm = await crmOf(test, agency.admin);
  return {
    name,
    agency,
    admin: agency.admin,
    colleague,
    deactivated,
    tagId: tag.id,
    stageId: stages[0]?.id ?? '',
    crm,
    templateId: await standardTemplate(test, agency.id),
    freshTypeIds: [],
    clientIds: new Map(),
  };
}

async function standardTemplate(test: TestApp, agencyId: string): Promise<string> {
  const { rows } = await asLogin(test.database.ownerUrl, (db) =>
    db.query<{ id: string }>(`SELECT id FROM questionnaire_templates WHERE agency_id = $1 AND standard AND client_type = 'retail'`, [
      agencyId,
    ]),
  );
  return rows[0]?.id ?? '';
}

/** Overwrites, as the owner of the tables, rows that services have written with recognisable texts. */
async function insertPeople(test: TestApp, markers: Markers, tenants: Tenant[], passwordHash: string): Promise<void> {
  markers.guard(passwordHash, 'password', nobody);
  await asLogin(test.database.ownerUrl, async (db) => {
    for (const tenant of tenants) {
      const { id: agencyId } = tenant.agency;
      const everybody = ofAgency(tenant);
      await db.query('UPDATE agencies SET name = $2 WHERE agency_id = $1', [agencyId, markers.word('agency', everybody)]);
      await db.query('UPDATE tags SET name = $2 WHERE agency_id = $1', [agencyId, markers.word('tag', everybody)]);
      markers.guard(tenant.tagId, 'tag', everybody);
      const users = await db.query<{ id: string }>(`UPDATE users SET active = id <> $2 WHERE agency_id = $1 RETURNING id`, [
        agencyId,
        tenant.deactivated.id,
      ]);
      for (const { id } of users.rows) {
        const [first, last, mail] = [
          markers.word('user', everybody),
          markers.word('user', everybody),
          markers.word('e-mail', onlyAndAdmins(tenant, id)),
        ];
        markers.guard(id, 'user', everybody);
        await db.query(
          `UPDATE users SET first_name = $3, last_name = $4, display_name = $3 || ' ' || $4, email = $5, password_hash = $6 WHERE agency_id = $1 AND id = $2`,
          [agencyId, id, first, last, `${mail}@canarino.example`, passwordHash],
        );
        await db.query(
          `INSERT INTO idempotency_keys (agency_id, user_id, route, key, body_hash, answer, created_at) VALUES ($1, $2, $3, $4, $5, $6, now())`,
          [agencyId, id, ...Array.from({ length: 4 }, () => markers.word('kept answer', nobody))],
        );
      }
      for (const { id } of users.rows) {
        const hash = () => markers.word('second factor', nobody);
        await db.query('INSERT INTO recovery_codes (agency_id, user_id, code_hash) VALUES ($1, $2, $3)', [agencyId, id, hash()]);
        await db.query('INSERT INTO spent_challenges (agency_id, user_id, challenge_hash, spent_at) VALUES ($1, $2, $3, now())', [
          agencyId,
          id,
          hash(),
        ]);
      }
      await db.query(
        `INSERT INTO passkeys (agency_id, id, user_id, credential_id, public_key, counter, transports, name, created_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, 0, '[]', $5, now())`,
        [
          agencyId,
          tenant.colleague.id,
          markers.word('passkey', only(tenant.colleague.id)),
          markers.word('passkey', nobody),
          markers.word('passkey', only(tenant.colleague.id)),
        ],
      );
      const sessions = await db.query<{ id: string; user_id: string }>('SELECT id, user_id FROM sessions WHERE agency_id = $1', [agencyId]);
      for (const session of sessions.rows) {
        markers.guard(session.id, 'session', only(session.user_id));
        await db.query('UPDATE sessions SET user_agent = $3, ip = $4 WHERE agency_id = $1 AND id = $2', [
          agencyId,
          session.id,
          markers.word('session', only(session.user_id)),
          markers.word('session', only(session.user_id)),
        ]);
        await db.query('INSERT INTO refresh_tokens (agency_id, token_hash, session_id) VALUES ($1, $2, $3)', [
          agencyId,
          markers.word('refresh token', nobody),
          session.id,
        ]);
      }
    }
  });
}

/** Creates a client of each type, one assigned to the owner by another user and one in the trash, each with a timeline. */
async function insertClients(test: TestApp, markers: Markers, tenant: Tenant, owner: Person): Promise<void> {
  const service = test.app.get(ClientsService);
  const giver = owner === tenant.admin ? tenant.colleague : tenant.admin;
  const rows: { type: ClientType; by: Person; assignee?: Person; trashed?: boolean; prospect?: boolean }[] = [
    { type: 'professional', by: owner },
    { type: 'corporate', by: owner },
    { type: 'retail', by: giver, assignee: owner },
    { type: 'retail', by: owner, trashed: true },
    { type: 'retail', by: owner, prospect: true },
  ];
  for (const { type, by, assignee, trashed, prospect } of rows) {
    const row = `${type} client of ${tenant.name}`;
    const sees = whoSees(tenant, by.id, assignee?.id);
    const fields = markers.client(type, row, sees);
    // The assigner may be a collaborator, who cannot assign; only the resulting row matters here.
    const assigner = { ...by, permissions: tenant.admin.permissions };
    const client = await test.make[prospect ? 'prospect' : 'client'](assigner, {
      ...fields,
      tagIds: [tenant.tagId],
      ...(assignee ? { assigneeId: assignee.id } : {}),
    });
    markers.guard(client.id, row, sees);
    markers.guard(client.id.slice(-12), row, sees);
    await service.update(by, client.id, '*', { notes: markers.word(row, sees) });
    // A questionnaire is sent to it with the template for its type.
    if (type === 'retail' && !trashed && !prospect) tenant.clientIds.set(owner.id, client.id);
    const action = {
      description: markers.word(row, sees),
      notes: markers.word(row, sees),
      tagIds: [tenant.tagId],
      typeId: tenant.crm.typeId,
    };
    markers.guard((await test.make.action(by, client.id, action)).id, row, sees);
    if (prospect) await test.app.get(ProspectsService).lose(assigner, client.id, markers.word(row, sees));
    if (trashed) await service.remove(assigner, client.id, '*');
    await asLogin(test.database.ownerUrl, async (db) => {
      await db.query(`UPDATE clients SET custom_fields = jsonb_build_object('planted', $2::text) WHERE id = $1`, [
        client.id,
        markers.word(row, sees),
      ]);
      const entries = await db.query<{ id: string }>(
        'UPDATE timeline_entries SET title = $2, link = $3 WHERE subject_id = $1 RETURNING id',
        [client.id, markers.word(row, sees), markers.word(row, sees)],
      );
      for (const { id } of entries.rows) markers.guard(id, 'timeline entry', sees);
    });
  }
}
