// Fills an empty, migrated database: one agency of the wanted size and one of a twentieth of it, so that
// isolation has rows to exclude.
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { newClient } from '../apps/api/dist/src/clients/client.rules.js';
import { Passwords } from '../apps/api/dist/src/core/auth/passwords.js';
import { people } from '../apps/api/dist/src/demo/demo.people.js';
import { fillActions } from './fill-actions.mjs';
import { PASSWORD } from './password.mjs';
import { uuid7 } from './uuid7.mjs';

const COLLEAGUES = 30;
const DAY = 86_400_000;
const SEED = 42;
// The application inserts these for each new agency; here agencies are inserted by SQL.
const STAGES = ['Nuovo', 'Contattato', 'In valutazione', 'Trattativa'];
/** Share of the clients that carry each tag. */
const TAGS = { Famiglia: 0.2, Rinnovo: 0.14, Cyber: 0.08, VIP: 0.03, Catastrofali: 0.01, 'Da ricontattare': 0.001 };

/**
 * Runs as a superuser, because COPY does not support row-level security. Foreign keys and the trigger for the words of
 * names are disabled meanwhile, and indexes are created afterwards, for speed.
 * @param {string} url the superuser's address of the database
 * @param {number} count of clients
 * @param {number} actions
 */
export async function fill(url, count, actions) {
  const client = new pg.Client({ connectionString: url });
  const second = new pg.Client({ connectionString: url });
  await Promise.all([client.connect(), second.connect()]);
  try {
    for (const one of [client, second]) await one.query(`SET session_replication_role = replica`);
    const indexes = await dropIndexes(client);
    const passwordHash = await new Passwords().hash(PASSWORD);
    for (const [name, size, colleagues, share] of [
      ['bench', count, COLLEAGUES, 1],
      ['other', Math.ceil(count / 20), 3, 1 / 20],
    ]) {
      const agency = await makeAgency(client, name, colleagues, passwordHash);
      await copyClients(client, second, agency, size);
      await fillActions(client, agency.agencyId, actions * share);
    }
    await client.query(`INSERT INTO timeline_entries (agency_id, id, subject_id, kind, at, actor_id, origin, title)
      SELECT agency_id, id, id, 'created', created_at, created_by_id, 'import', 'Client created' FROM clients`);
    await client.query(`INSERT INTO client_words (agency_id, word)
      SELECT DISTINCT c.agency_id, w.word FROM clients c, regexp_split_to_table(c.name_key, ' ') AS w(word) WHERE length(w.word) BETWEEN 3 AND 60`);
    await client.query(`SET maintenance_work_mem = '768MB'`);
    for (const definition of indexes) await client.query(definition);
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    await Promise.all([client.end(), second.end()]);
  }
}

/** @returns {Promise<string[]>} the statements that create them again */
async function dropIndexes(client) {
  const { rows } = await client.query(`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
    WHERE i.indrelid IN ('clients'::regclass, 'client_tags'::regclass, 'timeline_entries'::regclass, 'crm_actions'::regclass, 'crm_action_tags'::regclass)
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function makeAgency(client, name, colleagues, passwordHash) {
  const agencyId = uuid7();
  await client.query('INSERT INTO agencies (agency_id, name) VALUES ($1, $2)', [agencyId, name]);
  const user = async (login, role, visibility) => {
    const id = uuid7();
    await client.query(
      `INSERT INTO users (agency_id, id, kind, email, password_hash, first_name, last_name, display_name, role, visibility)
       VALUES ($1, $2, $3, $4, $5, $6, 'Bench', $7, $8, $9)`,
      [
        agencyId,
        id,
        login ? 'person' : 'system',
        login && `${login}@${name}.example`,
        passwordHash,
        login ?? 'System',
        `${login ?? 'System'} Bench`,
        role,
        visibility,
      ],
    );
    return id;
  };
  await user(null, 'agency_admin', 'agency');
  const admin = await user('admin', 'agency_admin', 'agency');
  const own = await user('own', 'collaborator', 'own');
  const others = [];
  for (let number = 1; number <= colleagues; number++) others.push(await user(`colleague${number}`, 'agent', 'agency'));
  const tags = [];
  for (const [tag, share] of Object.entries(TAGS)) {
    const id = uuid7();
    await client.query('INSERT INTO tags (agency_id, id, name, color) VALUES ($1, $2, $3, $4)', [agencyId, id, tag, '#0f6b66']);
    tags.push({ id, share });
  }
  const stages = [];
  for (const [position, stage] of STAGES.entries()) {
    const id = uuid7();
    await client.query('INSERT INTO pipeline_stages (agency_id, id, name, position) VALUES ($1, $2, $3, $4)', [
      agencyId,
      id,
      stage,
      position + 1,
    ]);
    stages.push(id);
  }
  return { agencyId, admin, own, others, tags, stages };
}

async function copyClients(client, second, agency, count) {
  const { rows } = await client.query(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'clients' AND table_schema = 'public'`,
  );
  const columns = rows.map(({ name }) => ({ name, property: name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()) }));
  const clients = client.query(copyFrom(`COPY clients (${columns.map(({ name }) => name).join(', ')}) FROM STDIN`));
  const tags = second.query(copyFrom('COPY client_tags (agency_id, client_id, tag_id) FROM STDIN'));
  const today = new Date().toISOString().slice(0, 10);
  let index = 0;
  let lines = '';
  let tagLines = '';
  for (const person of people(count, SEED, today)) {
    const row = rowOf(person, index, agency);
    lines += `${columns.map(({ property }) => copyText(row[property])).join('\t')}\n`;
    agency.tags.forEach(({ id, share }, which) => {
      if (scattered(index, which + 10) < share) tagLines += `${row.agencyId}\t${row.id}\t${id}\n`;
    });
    index++;
    if (lines.length < 1_000_000 && index < count) continue;
    if (tagLines && !tags.write(tagLines)) await once(tags, 'drain');
    if (!clients.write(lines)) await once(clients, 'drain');
    lines = '';
    tagLines = '';
  }
  for (const stream of [clients, tags]) {
    stream.end();
    await finished(stream);
  }
}

function rowOf({ createdDaysAgo, updatedDaysAgo, ...body }, index, { agencyId, admin, own, others, stages }) {
  const colleague = (salt) => others[Math.floor(scattered(index, salt) * others.length)];
  const owned = index % 100 === 7;
  const assigneeId = owned ? own : scattered(index, 1) < 0.1 ? null : colleague(2);
  const createdById = owned && scattered(index, 3) < 0.5 ? own : scattered(index, 4) < 0.2 ? admin : colleague(5);
  const at = (daysAgo) => new Date(Date.now() - daysAgo * DAY - Math.floor(scattered(index, 6) * DAY));
  const row = newClient(uuid7(), { agencyId, userId: createdById }, { ...body, assigneeId }, at(createdDaysAgo));
  row.updatedAt = at(updatedDaysAgo);
  if (index % 13 === 5) {
    const pipelineStageId = stages[Math.floor(scattered(index, 8) * stages.length)];
    Object.assign(row, { status: 'prospect', pipelineStageId, stageSince: row.updatedAt });
    row.expectedValue ??= { amount: `${100 + Math.floor(scattered(index, 9) * 20_000)}.00`, currency: 'EUR' };
    if (scattered(index, 12) < 0.1) Object.assign(row, { lostAt: row.updatedAt, lostReason: 'Prezzo' });
  }
  if (index % 97 === 11) Object.assign(row, { deletedAt: new Date(), deletedById: admin });
  return row;
}

/** Returns a number from 0 to 1 that is the same for the same pair; adjacent indexes are uncorrelated. */
function scattered(index, salt) {
  let mixed = Math.imul(index ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

function copyText(value) {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return escaped(String(value));
  return 'currency' in value ? value.amount : escaped(JSON.stringify(value));
}

const escaped = (text) =>
  /[\\\t\n\r]/.test(text) ? text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r') : text;
