import jwt from 'jsonwebtoken';
import type { ClientType } from '../src/clients/client.dto.js';
import { AccessTokens } from '../src/core/auth/access-token.js';
import { Passwords } from '../src/core/auth/passwords.js';
import { Keys } from '../src/core/keys.js';
import { ClientsService } from '../src/clients/clients.service.js';
import { PipelineStagesService } from '../src/prospects/pipeline-stages.service.js';
import { ProspectsService } from '../src/prospects/prospects.service.js';
import type { TestApp } from './app.js';
import { asLogin } from './database.js';
import { Canaries, nobody, ofAgency, only, onlyAndAdmins, whoSees } from './isolation-canaries.js';
import { callersOf, type Caller, type Side } from './isolation-people.js';
import type { Person } from './make.js';
import { plantImport } from './isolation-imports.js';
import { crmOf } from './isolation-crm.js';
import { plantSheet } from './isolation-sheet.js';
import { plantWork } from './isolation-work.js';
import { Wire } from './wire.js';

export const PASSWORD = 'canarino giallo in gabbia';

/** Two agencies full of canaries, and everybody who may come and ask. */
export interface World {
  test: TestApp;
  wire: Wire;
  canaries: Canaries;
  ours: Side;
  theirs: Side;
  callers: Caller[];
  /** Signs in with `PASSWORD`, for the routes that take credentials instead of a token. */
  signer: Caller;
}

export async function buildWorld(test: TestApp): Promise<World> {
  const canaries = new Canaries();
  const [ours, theirs] = [await makeSide(test, 'ours'), await makeSide(test, 'theirs')];
  const tokens = test.app.get(AccessTokens);
  const live = (person: Person) => tokens.sign(person.id, person.sessionId);
  const callers = await callersOf(test, ours, theirs, {
    live,
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
      return live(person);
    },
  });
  const person = await test.make.person(ours.agency);
  await plantPeople(test, canaries, [ours, theirs], await test.app.get(Passwords).hash(PASSWORD));
  const [{ email } = { email: '' }] = await asLogin(
    test.database.ownerUrl,
    async (db) => (await db.query<{ email: string }>('SELECT email FROM users WHERE id = $1', [person.id])).rows,
  );
  const signer: Caller = {
    name: 'signer',
    side: ours,
    person: { ...person, email },
    role: 'collaborator',
    token: live(person),
    signedIn: true,
  };
  for (const side of [ours, theirs]) {
    const owners = side === ours ? callers.filter((caller) => caller.side === ours).map((caller) => caller.person) : [];
    for (const owner of [side.admin, side.colleague, ...owners]) await plantClients(test, canaries, side, owner);
    for (const owner of [side.admin, side.colleague]) await plantSheet(test, canaries, side, owner);
  }
  await plantWork(test, canaries, [ours, theirs]);
  for (const side of [ours, theirs])
    for (const person of [side.admin, side.colleague]) await plantImport({ test, canaries }, side, person, 'done');
  // It comes by itself after minutes; until then PostgreSQL takes every table for empty, and reads all of it.
  await asLogin(test.database.ownerUrl, (db) => db.query('ANALYZE'));
  return { test, wire: new Wire(await test.app.getUrl()), canaries, ours, theirs, callers, signer };
}

async function makeSide(test: TestApp, name: string): Promise<Side> {
  const agency = await test.make.agency();
  const [colleague, gone] = [await test.make.person(agency), await test.make.person(agency)];
  const tag = await test.make.tag(agency.admin);
  const { data: stages } = await test.app.get(PipelineStagesService).list(agency.admin);
  const crm = await crmOf(test, agency.admin);
  return {
    name,
    agency,
    admin: agency.admin,
    colleague,
    gone,
    tagId: tag.id,
    stageId: stages[0]?.id ?? '',
    crm,
    freshTypeIds: [],
    clientIds: new Map(),
  };
}

/** What the doors write as it comes in daily life is overwritten, as the owner of the tables, by what can be recognised. */
async function plantPeople(test: TestApp, canaries: Canaries, sides: Side[], passwordHash: string): Promise<void> {
  canaries.guard(passwordHash, 'password', nobody);
  await asLogin(test.database.ownerUrl, async (db) => {
    for (const side of sides) {
      const { id: agencyId } = side.agency;
      const everybody = ofAgency(side);
      await db.query('UPDATE agencies SET name = $2 WHERE agency_id = $1', [agencyId, canaries.word('agency', everybody)]);
      await db.query('UPDATE tags SET name = $2 WHERE agency_id = $1', [agencyId, canaries.word('tag', everybody)]);
      canaries.guard(side.tagId, 'tag', everybody);
      const users = await db.query<{ id: string }>(`UPDATE users SET active = id <> $2 WHERE agency_id = $1 RETURNING id`, [
        agencyId,
        side.gone.id,
      ]);
      for (const { id } of users.rows) {
        const [first, last, mail] = [
          canaries.word('user', everybody),
          canaries.word('user', everybody),
          canaries.word('e-mail', onlyAndAdmins(side, id)),
        ];
        canaries.guard(id, 'user', everybody);
        await db.query(
          `UPDATE users SET first_name = $3, last_name = $4, display_name = $3 || ' ' || $4, email = $5, password_hash = $6 WHERE agency_id = $1 AND id = $2`,
          [agencyId, id, first, last, `${mail}@canarino.example`, passwordHash],
        );
        await db.query(
          `INSERT INTO idempotency_keys (agency_id, user_id, route, key, body_hash, answer, created_at) VALUES ($1, $2, $3, $4, $5, $6, now())`,
          [agencyId, id, ...Array.from({ length: 4 }, () => canaries.word('kept answer', nobody))],
        );
      }
      for (const { id } of users.rows) {
        const hash = () => canaries.word('second factor', nobody);
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
          side.colleague.id,
          canaries.word('passkey', only(side.colleague.id)),
          canaries.word('passkey', nobody),
          canaries.word('passkey', only(side.colleague.id)),
        ],
      );
      const sessions = await db.query<{ id: string; user_id: string }>('SELECT id, user_id FROM sessions WHERE agency_id = $1', [agencyId]);
      for (const session of sessions.rows) {
        canaries.guard(session.id, 'session', only(session.user_id));
        await db.query('UPDATE sessions SET user_agent = $3, ip = $4 WHERE agency_id = $1 AND id = $2', [
          agencyId,
          session.id,
          canaries.word('session', only(session.user_id)),
          canaries.word('session', only(session.user_id)),
        ]);
        await db.query('INSERT INTO refresh_tokens (agency_id, token_hash, session_id) VALUES ($1, $2, $3)', [
          agencyId,
          canaries.word('refresh token', nobody),
          session.id,
        ]);
      }
    }
  });
}

/** One of each type, one assigned to the owner by somebody else, one in the trash; each with a history. */
async function plantClients(test: TestApp, canaries: Canaries, side: Side, owner: Person): Promise<void> {
  const service = test.app.get(ClientsService);
  const giver = owner === side.admin ? side.colleague : side.admin;
  const rows: { type: ClientType; by: Person; assignee?: Person; trashed?: boolean; prospect?: boolean }[] = [
    { type: 'professional', by: owner },
    { type: 'corporate', by: owner },
    { type: 'retail', by: giver, assignee: owner },
    { type: 'retail', by: owner, trashed: true },
    { type: 'retail', by: owner, prospect: true },
  ];
  for (const { type, by, assignee, trashed, prospect } of rows) {
    const row = `${type} client of ${side.name}`;
    const sees = whoSees(side, by.id, assignee?.id);
    const fields = canaries.client(type, row, sees);
    // The giver may be a collaborator, who may not assign: the row is what matters here.
    const assigner = { ...by, permissions: side.admin.permissions };
    const client = await test.make[prospect ? 'prospect' : 'client'](assigner, {
      ...fields,
      tagIds: [side.tagId],
      ...(assignee ? { assigneeId: assignee.id } : {}),
    });
    canaries.guard(client.id, row, sees);
    canaries.guard(client.id.slice(-12), row, sees);
    await service.update(by, client.id, '*', { notes: canaries.word(row, sees) });
    if (by === owner && !trashed && !prospect) side.clientIds.set(owner.id, client.id);
    const action = {
      description: canaries.word(row, sees),
      notes: canaries.word(row, sees),
      tagIds: [side.tagId],
      typeId: side.crm.typeId,
    };
    canaries.guard((await test.make.action(by, client.id, action)).id, row, sees);
    if (prospect) await test.app.get(ProspectsService).lose(assigner, client.id, canaries.word(row, sees));
    if (trashed) await service.remove(assigner, client.id, '*');
    await asLogin(test.database.ownerUrl, async (db) => {
      await db.query(`UPDATE clients SET custom_fields = jsonb_build_object('planted', $2::text) WHERE id = $1`, [
        client.id,
        canaries.word(row, sees),
      ]);
      const entries = await db.query<{ id: string }>(
        'UPDATE timeline_entries SET title = $2, link = $3 WHERE subject_id = $1 RETURNING id',
        [client.id, canaries.word(row, sees), canaries.word(row, sees)],
      );
      for (const { id } of entries.rows) canaries.guard(id, 'timeline entry', sees);
    });
  }
}
