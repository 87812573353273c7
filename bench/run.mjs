// `npm run bench`: loads N clients into a separate PostgreSQL and measures the API and a bare handler on them in turn.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { build } from '../scripts/build.mjs';
import { Refusal, root, runCommand } from '../scripts/installation.mjs';
import { onInterrupt } from '../scripts/interrupt.mjs';
import { provision, startPostgres } from '../scripts/postgres.mjs';
import { fillQuestionnaires } from './fill-questionnaires.mjs';
import { load, summary } from './load.mjs';
import { startApi, startBare } from './processes.mjs';
import { printed } from './report.mjs';
import { takeSamples } from './samples.mjs';
import { scenarios } from './scenarios.mjs';
import { judged } from './targets.mjs';
import { Tokens } from './tokens.mjs';

const RESULTS = join(import.meta.dirname, 'results.json');
const ROUNDS = 2;
const WARM_UP_SECONDS = 0.4;

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '100000' },
    /** Number of actions; by default the number of clients. */
    actions: { type: 'string' },
    /** Duration of each scenario on each side. */
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '10' },
    /** Comma-separated names of scenarios; the results are then only printed. */
    only: { type: 'string' },
    /** Keeps the data for the next run. */
    keep: { type: 'boolean', default: false },
  },
});
values.actions ??= values.clients;
const options = {
  clients: number('clients', 1000),
  actions: number('actions', 1000),
  seconds: number('seconds', 0.5),
  connections: number('connections', 1),
};
const folder = resolve(process.env.DATA_DIR ? join(process.env.DATA_DIR, 'bench') : join(tmpdir(), 'sestante-bench'));
const stops = [];
const stop = async () => {
  for (const one of stops.splice(0).reverse()) await one();
};
onInterrupt(stop);
await runCommand(async () => {
  try {
    await bench();
  } finally {
    await stop();
  }
});

async function bench() {
  await build(['italian-ids', 'questionnaire', 'api']);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (!values.keep) stops.push(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startPostgres({ dataDir: join(folder, 'db') });
  stops.push(() => server.stop());
  const database = `bench_${options.clients}_${options.actions}_${fingerprint()}`;
  const login = { ...(await provision(server, database)), folder };
  const api = await startApi(login);
  stops.push(() => api.stop());
  await sleep(3000);
  const memory = { idle: await api.memory() };
  await filled(server.url(database));

  const samples = await takeSamples(server.url(database));
  const bare = await startBare({
    url: server.url(database),
    agencyId: samples.agencyId,
    userId: samples.adminId,
    folder,
  });
  stops.push(() => bare.stop());
  const tokens = new Tokens(api.url);
  const pages = await deepPages(server.url(database), tokens);
  const questionnaires = await fillQuestionnaires(server.url(database), samples);
  const figures = {};
  console.log(`\n${printed.head}`);
  for (const scenario of scenarios(samples, pages, questionnaires)) {
    if (values.only && !values.only.split(',').includes(scenario.name)) continue;
    figures[scenario.name] = await measured(scenario, { api, bare, tokens });
    console.log(printed.line(figures[scenario.name]));
  }
  memory.after = await api.memory();
  memory.bare = await bare.memory();

  await api.stop();
  const imported = !values.only || values.only.split(',').includes('import') ? await importMeasured(login) : undefined;
  if (imported) console.log(printed.imported(imported));

  const run = {
    date: new Date().toISOString(),
    machine: await machine(server),
    ...options,
    memory,
    imported,
    figures,
  };
  const runs = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {};
  console.log(printed.memory(memory));
  if (values.only) return;
  const judgement = judged(run, runs);
  console.log(printed.judgement(judgement));
  if (judgement.some(({ pass }) => !pass)) process.exitCode = 1;
  writeFileSync(RESULTS, `${JSON.stringify({ ...runs, [options.clients]: run }, null, 2)}\n`);
}

/** Imports the measurement here because the compiled API exists only after the build. */
async function importMeasured(login) {
  const { measureImport } = await import('./import.mjs');
  return measureImport(login, options.clients);
}

async function filled(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT shobj_description(oid, 'pg_database') AS state FROM pg_database WHERE datname = current_database()`,
    );
    if (rows[0].state === 'filled') return;
    const began = Date.now();
    // Imported here for the same reason.
    const { fill } = await import('./fill.mjs');
    await fill(url, options.clients, options.actions);
    await client.query(`COMMENT ON DATABASE ${pg.escapeIdentifier(client.database)} IS 'filled'`);
    console.log(
      `${options.clients.toLocaleString('en')} clients and ${options.actions.toLocaleString('en')} actions loaded in ${((Date.now() - began) / 1000).toFixed(0)} s.`,
    );
  } finally {
    await client.end();
  }
}

/** Measures both sides in alternating order, so that other load on the machine affects both. */
async function measured(scenario, { api, bare, tokens }) {
  const authorization = scenario.as === 'nobody' ? {} : { Authorization: `Bearer ${await tokens.of(scenario.as)}` };
  const connections = scenario.connections ?? options.connections;
  const ask = (side, seconds, from) =>
    load(side === 'api' ? api.url : bare.url, { connections, seconds, pauseMs: scenario.pauseMs }, (number, connection) => {
      const { request, answered } = scenario.next(from + number, connection, side);
      return { request: side === 'api' ? { ...request, headers: { ...request.headers, ...authorization } } : request, answered };
    });
  const sides = scenario.apiOnly ? ['api'] : ['api', 'bare'];
  const parts = { api: [], bare: [] };
  for (const side of sides) await ask(side, WARM_UP_SECONDS, 900_000);
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of round % 2 ? sides.toReversed() : sides) parts[side].push(await ask(side, options.seconds / ROUNDS, round * 100_000));
  }
  const refusal = [...parts.api, ...parts.bare].find(({ firstRefusal }) => firstRefusal)?.firstRefusal;
  if (refusal) console.error(refusal);
  const figures = { title: scenario.title, api: summary(parts.api) };
  if (scenario.apiOnly) return figures;
  const ofBare = summary(parts.bare);
  return { ...figures, bare: ofBare, ratio: Math.round((figures.api.rps / ofBare.rps) * 100) / 100 };
}

/** Cursors down to the ten-thousandth row, collected by paging through the list. */
async function deepPages(url, tokens) {
  const pages = [];
  let cursor = '';
  do {
    const { data, page } = await tokens.get('admin', `/api/v1/clients?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    cursor = page.nextCursor;
    if (cursor) pages.push({ cursor, id: data.at(-1).id });
  } while (cursor && pages.length < 50);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT id, sort_key AS key FROM clients WHERE id = ANY ($1)', [pages.map(({ id }) => id)]);
  await client.end();
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  return pages.map((one) => ({ ...one, key: keys.get(one.id) })).slice(-25);
}

async function machine(server) {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  const { rows } = await client.query('SHOW server_version');
  await client.end();
  return { cpu: cpus()[0].model.trim(), cores: cpus().length, node: process.versions.node, postgres: rows[0].server_version };
}

/** Hash of the migrations: data of a database with another schema are not reused. */
function fingerprint() {
  const migrations = join(root, 'apps/api/dist/database/migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(migrations).sort()) if (name.endsWith('.js')) hash.update(readFileSync(join(migrations, name)));
  return hash.digest('hex').slice(0, 8);
}

function number(name, least) {
  const value = Number(values[name]);
  if (!(value >= least)) throw new Refusal(`--${name} takes a number from ${least} on.`);
  return value;
}
