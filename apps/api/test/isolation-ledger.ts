import type pg from 'pg';
import type { Caller } from './isolation-people.js';

/** The columns in which a row says whose it is. */
const OWNERS = ['agency_id', 'user_id', 'created_by_id', 'assignee_id', 'client_id', 'subject_id', 'action_id', 'id'] as const;
type Owners = Partial<Record<(typeof OWNERS)[number], string | null>>;
type Rows = Map<string, { table: string; digest: string; owners: Owners }>;

/** Reads all tables past all walls: what a request has changed, and whose that was. */
export class Ledger {
  private last: { since: number; digest: string } | undefined;

  private constructor(
    private readonly admin: pg.Client,
    private readonly tables: { from: string; key: string; owners: string }[],
  ) {}

  /** @param admin the superuser, whom no policy binds */
  static async open(admin: pg.Client): Promise<Ledger> {
    const { rows } = await admin.query<{ name: string; columns: string[]; keys: string[] }>(
      `SELECT c.relname AS name, array_agg(a.attname::text) AS columns,
         array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnum = ANY (i.indkey)) AS keys
       FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations' GROUP BY 1 ORDER BY 1`,
    );
    const tables = rows.map(({ name, columns, keys }) => ({
      from: name,
      key: `concat_ws(' ', ${keys.join(', ')})`,
      owners: `json_build_object(${OWNERS.filter((owner) => columns.includes(owner))
        .flatMap((owner) => [`'${owner}'`, owner])
        .join(', ')})`,
    }));
    // The jobs' library keeps the rows of all queues in one table; what a job is about stands in its data.
    return new Ledger(admin, [
      ...tables,
      {
        from: 'pgboss.job',
        key: 'id::text',
        owners: `json_build_object('agency_id', data ->> 'agencyId', 'client_id', data ->> 'clientId')`,
      },
    ]);
  }

  /**
   * One short text over all rows of all tables; equal as long as nothing has changed.
   * @param since a number that is another when the test itself has written; with the same one the last answer still holds
   */
  async before(since: number): Promise<string> {
    return this.last?.since === since ? this.last.digest : this.digest(since);
  }

  async digest(since = -1): Promise<string> {
    const parts = this.tables.map(
      ({ from }) => `SELECT count(*) AS rows, sum(('x' || left(md5(t::text), 15))::bit(60)::bigint)::text AS digest FROM ${from} t`,
    );
    const { rows } = await this.admin.query({ name: 'digest', text: parts.join(' UNION ALL ') });
    this.last = since < 0 ? undefined : { since, digest: JSON.stringify(rows) };
    return JSON.stringify(rows);
  }

  /** Every row by itself. */
  async rows(): Promise<Rows> {
    this.last = undefined;
    const parts = this.tables.map(
      ({ from, key, owners }) => `SELECT '${from}' AS "table", md5(t::text) AS digest, ${key} AS key, ${owners} AS owners FROM ${from} t`,
    );
    const { rows } = await this.admin.query<{ table: string; digest: string; key: string; owners: Owners }>({
      name: 'rows',
      text: parts.join(' UNION ALL '),
    });
    return new Map(rows.map(({ table, digest, key, owners }) => [`${table} ${key}`, { table, digest, owners }]));
  }
}

/** What an admin changes of others. */
const ADMINISTERED = new Set(['users', 'sessions', 'account_tokens']);

/** Columns whose values are words of ours, of which there are few; initials, of which there are hardly more; days and times. */
const OUR_WORDS =
  /\.(kind|role|visibility|type|status|gender|marital_status|origin|color|icon|initials|purpose|template|state|action|outcome|scope|target|operator|planned_time|planned_key|reminded_for|patron_saint_day)$/;

/** Columns of text in which no canary stands: what they hold could leak unheard. */
export async function silentColumns(admin: pg.Client, standsIn: (text: string) => boolean): Promise<string[]> {
  const { rows } = await admin.query<{ table: string; column: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
     WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'character varying', 'jsonb')
       AND EXISTS (SELECT 1 FROM information_schema.columns k WHERE k.table_schema = 'public' AND k.table_name = c.table_name AND k.column_name = 'agency_id')`,
  );
  const silent: string[] = [];
  for (const { table, column } of rows.filter((row) => !OUR_WORDS.test(`${row.table}.${row.column}`))) {
    const { rows: values } = await admin.query<{ text: string | null }>(`SELECT string_agg(${column}::text, ' ') AS text FROM ${table}`);
    if (!standsIn(values[0]?.text ?? '')) silent.push(`${table}.${column}`);
  }
  return silent;
}

/** The rows that differ and are not the caller's to change. */
export function beyondReach(before: Rows, after: Rows, caller: Caller): string[] {
  const clients = new Map([...before, ...after].filter(([, row]) => row.table === 'clients').map(([, row]) => [row.owners.id, row]));
  const mine = (owners: Owners, table: string): boolean => {
    const { person, side } = caller;
    if (owners.agency_id !== side.agency.id) return false;
    const administers = caller.role === 'agency_admin' && ADMINISTERED.has(table);
    if (administers) return true;
    if (table === 'users') return owners.id === person.id;
    if (table === 'audit_entries') return true;
    if (owners.user_id !== undefined) return owners.user_id === person.id;
    const action =
      owners.action_id &&
      (before.get(`crm_actions ${side.agency.id} ${owners.action_id}`) ?? after.get(`crm_actions ${side.agency.id} ${owners.action_id}`));
    if (action) return mine(action.owners, 'crm_actions');
    const client = owners.client_id ?? owners.subject_id;
    if (client) {
      const parents = [before.get(`clients ${side.agency.id} ${client}`), clients.get(client)];
      return parents.some((parent) => parent !== undefined && mine(parent.owners, 'clients'));
    }
    if (owners.created_by_id !== undefined)
      return person.visibility === 'agency' || owners.created_by_id === person.id || owners.assignee_id === person.id;
    return table !== 'agencies';
  };
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key)?.digest !== after.get(key)?.digest);
  return changed.filter((key) => {
    const versions = [before.get(key), after.get(key)].filter((row) => row !== undefined);
    // A row that was in reach may leave it (a client handed over); one that was not may never be touched.
    const [earliest] = versions;
    // Whoever is told of something gets a line of their own from whoever did it.
    if (earliest?.table === 'notifications' && versions.length === 1 && !before.has(key))
      return earliest.owners.agency_id !== caller.side.agency.id;
    return earliest !== undefined && !mine(earliest.owners, earliest.table);
  });
}
