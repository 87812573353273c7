import pg from 'pg';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { v7 as uuidv7 } from 'uuid';
import { Client } from '../src/clients/client.entity.js';
import { newClient } from '../src/clients/client.rules.js';
import type { Actor } from '../src/core/auth/actor.js';
import { today } from '../src/core/clock.js';
import { Db } from '../src/core/database/db.js';
import { READ_SETTINGS } from '../src/core/database/read-pool.js';
import { beginSession } from '../src/core/database/session.js';
import type { DemoClient } from '../src/demo/demo.client.js';
import { people } from '../src/demo/demo.people.js';
import type { TestApp } from './app.js';
import { asLogin } from './database.js';
import { PipelineStagesService } from '../src/prospects/pipeline-stages.service.js';
import type { Person, TestAgency } from './make.js';

/** A statement that the application sent through its read pool. */
export interface Sent {
  actor: Actor;
  text: string;
  values: unknown[];
  planMode: 'generic' | 'custom';
}

/** One node of an executed plan. */
interface Step {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Step[];
}

/** Summary of the plans of a request. */
export interface Touched {
  /** Scans such as `Seq Scan on clients`. */
  scans: Set<string>;
  indexes: Set<string>;
  /** Number of client rows read, including those that were filtered out. */
  rows: number;
  /** Number of action rows read, including those that were filtered out. */
  actions: number;
  /** Largest number of rows in a single sort. */
  sorted: number;
}

const COPIES = 6;

/**
 * Fills two agencies with `count` clients each, as copies of a smaller set of people; `own` becomes creator of one in a
 * hundred and assignee of as many.
 */
export async function fill(test: TestApp, agency: TestAgency, stranger: TestAgency, own: Person, count: number): Promise<void> {
  const columns = test.app.get(Db).metadata.getMetadata(Client).columns;
  const stageOf = async (admin: Person) => (await test.app.get(PipelineStagesService).list(admin)).data[0]?.id ?? '';
  const [stage, foreignStage] = [await stageOf(agency.admin), await stageOf(stranger.admin)];
  const rows = [...people(count / COPIES, 7, today())].map((person, index) => rowOf(person, index, agency, own, stage, columns));
  // Runs as superuser without triggers and indexes, because only the resulting data matters.
  await asLogin(test.database.adminUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    const { rows: indexes } = await client.query<{ name: string; sql: string }>(
      `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS sql FROM pg_index WHERE indrelid = 'clients'::regclass AND NOT indisprimary`,
    );
    await client.query(`DROP INDEX ${indexes.map(({ name }) => name).join(', ')}`);
    await client.query('INSERT INTO clients SELECT * FROM json_populate_recordset(NULL::clients, $1)', [JSON.stringify(rows)]);
    const copy = (rules: Record<string, string>, times: number) =>
      `INSERT INTO clients (${columns.map(({ databaseName }) => databaseName).join(', ')})
       SELECT ${columns.map(({ databaseName: name }) => rules[name] ?? name).join(', ')} FROM clients, generate_series(1, ${times}) WHERE agency_id = $1`;
    const another = { id: 'gen_random_uuid()', omnia_code: 'NULL' };
    await client.query(copy(another, COPIES - 1), [agency.id]);
    const foreign = {
      agency_id: '$2',
      assignee_id: 'NULL',
      created_by_id: '$3',
      deleted_by_id: 'CASE WHEN deleted_by_id IS NOT NULL THEN $3::uuid END',
      pipeline_stage_id: 'CASE WHEN pipeline_stage_id IS NOT NULL THEN $4::uuid END',
    };
    await client.query(copy({ ...another, ...foreign }, 1), [agency.id, stranger.id, stranger.admin.id, foreignStage]);
    for (const { sql } of indexes) await client.query(sql);
    await client.query(
      `INSERT INTO client_words SELECT DISTINCT agency_id, word FROM clients, regexp_split_to_table(name_key, ' ') word WHERE length(word) BETWEEN 3 AND 60`,
    );
    await client.query(`INSERT INTO tags SELECT $1, gen_random_uuid(), 'Tag ' || n, '#112233' FROM generate_series(1, 5) n`, [agency.id]);
    await client.query(
      `INSERT INTO client_tags SELECT c.agency_id, c.id, t.id FROM clients c JOIN tags t ON t.agency_id = c.agency_id AND abs(hashtext(c.id::text || t.name)) % 50 = 0`,
    );
    await client.query(`INSERT INTO timeline_entries (agency_id, id, subject_id, kind, at, actor_id, origin, title)
      SELECT agency_id, gen_random_uuid(), id, 'created', created_at, created_by_id, 'staff', 'Client created' FROM clients`);
    for (const table of ['clients', 'client_tags', 'client_words', 'timeline_entries', 'tags', 'users'])
      await client.query(`VACUUM ANALYZE ${table}`);
  });
}

function rowOf(
  person: DemoClient,
  index: number,
  agency: TestAgency,
  own: Person,
  stage: string,
  columns: ColumnMetadata[],
): Record<string, unknown> {
  const { createdDaysAgo, updatedDaysAgo, ...body } = person;
  const at = (days: number) => new Date(Date.now() - days * 86_400_000 - index * 1_000);
  const by = { agencyId: agency.id, userId: index % 100 === 0 ? own.id : agency.admin.id };
  const client: Record<string, unknown> = {
    ...newClient(
      uuidv7(),
      by,
      { ...body, assigneeId: index % 100 === 1 ? own.id : null },
      at(createdDaysAgo),
      index % 13 === 5 ? stage : null,
    ),
    updatedAt: at(updatedDaysAgo),
    ...(index % 50 === 2 ? { deletedAt: at(index % 30), deletedById: agency.admin.id } : {}),
  };
  return Object.fromEntries(
    columns.map(({ databaseName, propertyName, transformer }) => [
      databaseName,
      transformer && !Array.isArray(transformer) ? transformer.to(client[propertyName]) : client[propertyName],
    ]),
  );
}

/** Collects every statement that goes through the read pool from now on. */
export function listen(test: TestApp): Sent[] {
  const db = test.app.get(Db);
  const read = db.read.bind(db);
  const sent: Sent[] = [];
  db.read = (actor, statement, planMode = 'generic') => {
    sent.push({ actor, text: statement.text, values: statement.values, planMode });
    return read(actor, statement, planMode);
  };
  return sent;
}

/**
 * Runs the statements again as the app's login under row-level security, and reads their plans and those of statements
 * inside functions: custom plans and, where PostgreSQL may cache a plan, generic ones.
 */
export async function touchedBy(test: TestApp, sent: readonly Sent[]): Promise<Touched> {
  const client = new pg.Client({ connectionString: test.database.adminUrl });
  await client.connect();
  await beginSession(client, READ_SETTINGS);
  let plans: Step[] = [];
  client.on('notice', ({ message = '' }) => {
    if (/plan:\s*\{/.test(message)) plans.push((JSON.parse(message.slice(message.indexOf('{'))) as { Plan: Step }).Plan);
  });
  const planMode = async (mode: 'force_custom_plan' | 'force_generic_plan', statements: readonly Sent[]) => {
    plans = [];
    await client.query(`SET plan_cache_mode = ${mode}`);
    for (const { actor, text, values } of statements) {
      await client.query(
        `SELECT set_config('app.agency_id', $1, false), set_config('app.user_id', $2, false), set_config('app.visibility', $3, false)`,
        [actor.agencyId, actor.userId, actor.visibility],
      );
      await client.query(text, values);
    }
    return summary(plans.flatMap(steps));
  };
  try {
    await client.query(`LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on; SET auto_explain.log_analyze = on;
      SET auto_explain.log_timing = off; SET auto_explain.log_format = json; SET auto_explain.log_level = notice; SET SESSION AUTHORIZATION sestante_api`);
    const known = await planMode('force_custom_plan', sent);
    const unknown = await planMode(
      'force_generic_plan',
      sent.filter((statement) => statement.planMode === 'generic'),
    );
    return {
      scans: new Set([...known.scans, ...unknown.scans]),
      indexes: new Set([...known.indexes, ...unknown.indexes]),
      rows: Math.max(known.rows, unknown.rows),
      actions: Math.max(known.actions, unknown.actions),
      sorted: Math.max(known.sorted, unknown.sorted),
    };
  } finally {
    await client.end();
  }
}

const steps = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(steps)];

function summary(all: Step[]): Touched {
  const loops = (step: Step, count: number | undefined) => (count ?? 0) * step['Actual Loops'];
  const looked = (table: string) =>
    all
      .filter((step) => step['Relation Name'] === table)
      .reduce(
        (sum, step) =>
          sum +
          loops(step, step['Actual Rows']) +
          loops(step, step['Rows Removed by Filter']) +
          loops(step, step['Rows Removed by Index Recheck']),
        0,
      );
  return {
    scans: new Set(all.filter((step) => step['Relation Name']).map((step) => `${step['Node Type']} on ${step['Relation Name']}`)),
    indexes: new Set(all.flatMap((step) => (step['Index Name'] && step['Actual Loops'] > 0 ? [step['Index Name']] : []))),
    rows: looked('clients'),
    actions: looked('crm_actions'),
    sorted: Math.max(
      0,
      ...all
        .filter((step) => step['Node Type'] === 'Sort')
        .map((step) => Math.max(...(step.Plans ?? []).map((inner) => inner['Actual Rows']))),
    ),
  };
}
