// Bare handler, the baseline of the bench: node:http, pg, one statement for each request and JSON.stringify. No log-in,
// permissions, validation, cursors, timeline or log; it connects as the superuser, so that no policy applies.
import { createServer } from 'node:http';
import pg from 'pg';
import { newClient } from '../apps/api/dist/src/clients/client.rules.js';
import { searchWords } from '../apps/api/dist/src/core/search-words.js';
import { actions, dashboard } from './bare-actions.mjs';
import { uuid7 } from './uuid7.mjs';

const { DATABASE_URL: connectionString, BENCH_AGENCY: agencyId, BENCH_USER: userId } = process.env;
const pool = new pg.Pool({ connectionString, max: 10, options: '-c timezone=UTC' });
const { rows: columns } = await pool.query(`
  SELECT column_name AS name, data_type AS type FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name = 'clients' AND column_name NOT IN ('agency_id', 'name_key', 'search') ORDER BY ordinal_position`);
const own = columns.map(({ name, type }) => `c.${name}${type === 'date' ? '::text' : ''}`).join(', ');
const FROM = `LEFT JOIN users a ON a.agency_id = c.agency_id AND a.id = c.assignee_id JOIN users b ON b.agency_id = c.agency_id AND b.id = c.created_by_id`;
const RELATED = `a.display_name AS assignee_name, b.display_name AS created_by_name,
  (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'color', g.color) ORDER BY g.name), '[]')
   FROM client_tags t JOIN tags g ON g.agency_id = t.agency_id AND g.id = t.tag_id WHERE t.agency_id = c.agency_id AND t.client_id = c.id) AS tags`;
const SELECT = `SELECT ${own}, ${RELATED}`;
const ACTIVE = `c.agency_id = $1 AND c.deleted_at IS NULL`;
const { rows: writable } = await pool.query(
  `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'clients' ORDER BY ordinal_position`,
);
const inserted = writable.map(({ name }) => ({ name, property: name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()) }));
/** Returns the response of a write with the names and tags of a read, still in one statement, as the API does. */
const answered = (write) => `WITH c AS (${write} RETURNING *) ${SELECT} FROM c ${FROM}`;
const INSERT = answered(
  `INSERT INTO clients (${inserted.map(({ name }) => name).join(', ')}) VALUES (${inserted.map((_, index) => `$${index + 1}`).join(', ')})`,
);

createServer((request, response) => {
  answer(request).then(
    ([status, body, version]) => {
      const text = Buffer.from(JSON.stringify(body));
      response.writeHead(status, {
        'Content-Type': 'application/json',
        'Content-Length': text.length,
        ...(version ? { ETag: `"${version}"` } : {}),
      });
      response.end(text);
    },
    (error) => {
      const text = Buffer.from(error.message);
      response.writeHead(500, { 'Content-Length': text.length });
      response.end(text);
    },
  );
}).listen(Number(process.env.PORT), '127.0.0.1');

async function answer(request) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname.startsWith('/api/v1/crm-actions') || pathname.startsWith('/api/v1/calendar'))
    return [200, { data: await actions(ask, agencyId, searchParams) }];
  if (pathname === '/api/v1/dashboard')
    return [200, await dashboard(ask, agencyId, searchParams.get('scope') === 'mine' ? userId : undefined)];
  const [, , , collection, id, questionnaireId] = pathname.split('/');
  if (collection === 'public') return [200, await saveAnswers(questionnaireId, await bodyOf(request))];
  if (collection === 'search') return [200, { data: await palette(searchParams.get('q')) }];
  if (collection === 'prospects' && id === 'counts') return [200, { data: await board() }];
  if (request.method === 'POST') return create(await bodyOf(request));
  if (request.method === 'PATCH') return update(id, /\d+/.exec(request.headers['if-match'])[0], await bodyOf(request));
  if (id === 'counts')
    return [
      200,
      { data: await ask(`SELECT c.type, c.status, count(*) AS total FROM clients c WHERE ${ACTIVE} GROUP BY 1, 2`, [agencyId]) },
    ];
  if (id) {
    const [row] = await ask(`${SELECT} FROM clients c ${FROM} WHERE ${ACTIVE} AND c.id = $2`, [agencyId, id]);
    return row ? [200, row, row.version] : [404, {}];
  }
  return [200, { data: await list(searchParams) }];
}

function list(query) {
  const values = [agencyId];
  const bind = (value) => `$${values.push(value)}`;
  const where = [ACTIVE, `c.status = 'client'`];
  if (query.has('type')) where.push(`c.type = ${bind(query.get('type'))}`);
  if (query.has('assigneeId')) where.push(`c.assignee_id = ${bind(query.get('assigneeId'))}`);
  if (query.has('tagId'))
    where.push(
      `EXISTS (SELECT 1 FROM client_tags t WHERE t.agency_id = c.agency_id AND t.client_id = c.id AND t.tag_id = ${bind(query.get('tagId'))})`,
    );
  if (query.has('seenBy')) where.push(`(c.created_by_id = ${bind(query.get('seenBy'))} OR c.assignee_id = $${values.length})`);
  if (query.has('afterKey')) where.push(`(c.sort_key, c.id) > (${bind(query.get('afterKey'))}, ${bind(query.get('afterId'))}::uuid)`);
  const limit = Number(query.get('limit') ?? 50);
  if (!query.has('q'))
    return ask(`${SELECT} FROM clients c ${FROM} WHERE ${where.join(' AND ')} ORDER BY c.sort_key, c.id LIMIT ${limit}`, values);
  // Collects the hits first, since PostgreSQL would otherwise scan the index of names for seconds. Words that are too
  // short for a trigram match the beginning of the surname.
  for (const word of searchWords(query.get('q')))
    where.push(word.length > 2 ? `c.search LIKE ${bind(`%${word}%`)}` : `c.sort_key LIKE ${bind(`${word}%`)}`);
  return ask(
    `WITH hits AS MATERIALIZED (SELECT c.id, c.sort_key FROM clients c WHERE ${where.join(' AND ')})
     ${SELECT} FROM (SELECT * FROM hits ORDER BY sort_key, id LIMIT ${limit}) hit JOIN clients c ON c.agency_id = $1 AND c.id = hit.id ${FROM}
     ORDER BY c.sort_key, c.id`,
    values,
  );
}

/** Returns the first ten hits, clients or prospects, in no order. */
function palette(q) {
  const values = [agencyId];
  const bind = (value) => `$${values.push(value)}`;
  const where = searchWords(q).map((word) =>
    word.length > 2 ? `c.search LIKE ${bind(`%${word}%`)}` : `c.sort_key LIKE ${bind(`${word}%`)}`,
  );
  if (where.length === 0) return [];
  return ask(
    `SELECT c.status, c.id, c.display_name, c.initials, c.type, c.email, c.phone, c.address ->> 'city' AS city FROM clients c WHERE ${[ACTIVE, ...where].join(' AND ')} LIMIT 10`,
    values,
  );
}

/** Counts and sums without a limit. */
function board() {
  return ask(
    `SELECT s.id, s.name, count(c.id) FILTER (WHERE c.lost_at IS NULL) AS open, sum(c.expected_value) FILTER (WHERE c.lost_at IS NULL) AS value,
       count(c.id) FILTER (WHERE c.lost_at IS NOT NULL) AS lost
     FROM pipeline_stages s LEFT JOIN clients c ON c.agency_id = s.agency_id AND c.pipeline_stage_id = s.id AND c.status = 'prospect' AND c.deleted_at IS NULL
     WHERE s.agency_id = $1 GROUP BY s.id, s.name, s.position ORDER BY s.position`,
    [agencyId],
  );
}

async function saveAnswers(id, { answers }) {
  const [row] = await ask(
    `UPDATE questionnaire_answers SET answers = answers || $3, revision = revision + 1, saved_at = now()
     WHERE agency_id = $1 AND questionnaire_id = $2 AND open RETURNING revision, saved_at`,
    [agencyId, id, JSON.stringify(answers)],
  );
  return row;
}

async function create(body) {
  const client = newClient(uuid7(), { agencyId, userId }, body, new Date());
  const [row] = await ask(
    INSERT,
    inserted.map(({ property }) => stored(client[property])),
  );
  return [201, row, row.version];
}

async function update(id, version, body) {
  const names = Object.keys(body);
  const [row] = await ask(
    answered(`UPDATE clients c SET ${names.map((name, index) => `${name} = $${index + 4}`).join(', ')}, updated_at = now(), version = version + 1
      WHERE ${ACTIVE} AND c.id = $2 AND c.version = $3`),
    [agencyId, id, version, ...names.map((name) => body[name])],
  );
  return row ? [200, row, row.version] : [412, {}];
}

async function ask(text, values) {
  const { rows } = await pool.query({ name: nameOf(text), text, values });
  return rows;
}

const names = new Map();
function nameOf(text) {
  if (!names.has(text)) names.set(text, `s${names.size}`);
  return names.get(text);
}

function stored(value) {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return 'currency' in value ? value.amount : JSON.stringify(value);
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}
