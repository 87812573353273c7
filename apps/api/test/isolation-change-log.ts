import type pg from 'pg';
import type { Caller } from './isolation-people.js';

/** A row as PostgreSQL's JSON, by column name. */
type Row = Record<string, unknown>;
/** Net change of one row over all statements; before and after always differ. */
export interface Change {
  table: string;
  /** Null for an inserted row. */
  before: Row | null;
  /** Null for a deleted row. */
  after: Row | null;
}

/**
 * Records every row change made by any role, independently of all isolation layers, to show which rows a request has
 * changed and to whom they belong. Uses triggers, so that the cost depends on the number of changes and not on the size of
 * the tables.
 */
export class ChangeLog {
  private constructor(
    private readonly admin: pg.Client,
    private readonly keys: Map<string, string[]>,
  ) {}

  /** @param admin connection of the superuser, who bypasses row-level security */
  static async open(admin: pg.Client): Promise<ChangeLog> {
    await admin.query(JOURNAL);
    const { rows } = await admin.query<{ name: string; keys: string[] }>(
      `SELECT c.oid::regclass::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS keys
       FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'migrations' GROUP BY 1`,
    );
    // pg-boss keeps the jobs of all queues in one table, so its key is added here.
    const keys = new Map([...rows.map(({ name, keys }) => [name, keys] as const), ['pgboss.job', ['name', 'id']] as const]);
    for (const name of keys.keys())
      await admin.query(
        `CREATE OR REPLACE TRIGGER change_log AFTER INSERT OR UPDATE OR DELETE ON ${name} FOR EACH ROW EXECUTE FUNCTION change_log.note()`,
      );
    return new ChangeLog(admin, keys);
  }

  /** Changes since the change log was opened or last read. */
  async takeChanges(): Promise<Change[]> {
    const { rows } = await this.admin.query<Change>({
      name: 'taken',
      text: `WITH gone AS (DELETE FROM change_log.changes RETURNING *) SELECT "table", before, after FROM gone ORDER BY id`,
    });
    const changes = new Map<string, Change>();
    for (const { table, before, after } of rows) {
      const row = before ?? after ?? {};
      const key = JSON.stringify([table, ...(this.keys.get(table) ?? []).map((name) => row[name])]);
      const first = changes.get(key);
      changes.set(key, { table, before: first ? first.before : before, after });
    }
    return [...changes.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  }

  /**
   * Restores every row to its state when the change log was opened or last read.
   * @returns the tables that had changed
   */
  async revertChanges(): Promise<string[]> {
    const { rows } = await this.admin.query<{ table: string }>({ name: 'undo', text: 'SELECT DISTINCT change_log.undo() AS "table"' });
    return rows.map(({ table }) => table);
  }

  /** Current rows with these ids. */
  async rows(table: 'clients' | 'crm_actions', ids: string[]): Promise<Row[]> {
    if (ids.length === 0) return [];
    const text = `SELECT to_jsonb(t) AS row FROM ${table} t WHERE id = ANY ($1::uuid[])`;
    const { rows } = await this.admin.query<{ row: Row }>({ name: table, text, values: [ids] });
    return rows.map(({ row }) => row);
  }

  /** Clients linked to these contacts, by contact id. */
  async linkedClients(ids: unknown[]): Promise<Map<unknown, Row[]>> {
    if (ids.length === 0) return new Map();
    const text = `SELECT l.contact_id, json_agg(to_jsonb(c)) AS clients FROM client_contacts l JOIN clients c ON c.id = l.client_id WHERE l.contact_id = ANY ($1::uuid[]) GROUP BY 1`;
    const { rows } = await this.admin.query<{ contact_id: string; clients: Row[] }>({ name: 'linked', text, values: [ids] });
    return new Map(rows.map(({ contact_id: id, clients }) => [id, clients]));
  }
}

/** Restores rows in replica mode, so that foreign keys impose no order and no trigger records the change. */
const JOURNAL = `
  CREATE SCHEMA IF NOT EXISTS change_log;
  CREATE UNLOGGED TABLE IF NOT EXISTS change_log.changes (id bigint GENERATED ALWAYS AS IDENTITY, "table" text, before jsonb, after jsonb);

  CREATE OR REPLACE FUNCTION change_log.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $note$
  DECLARE
    place text := CASE TG_TABLE_SCHEMA WHEN 'pgboss' THEN 'pgboss.job' ELSE TG_TABLE_NAME END;
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN RETURN NULL; END IF;
    INSERT INTO change_log.changes ("table", before, after)
      VALUES (place, CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
    RETURN NULL;
  END $note$;

  CREATE OR REPLACE FUNCTION change_log.undo() RETURNS SETOF text LANGUAGE plpgsql SET session_replication_role = replica AS $undo$
  DECLARE
    change record;
    keys text;
    columns text;
  BEGIN
    FOR change IN SELECT * FROM change_log.changes ORDER BY id DESC LOOP
      SELECT string_agg(format('t.%1$I = r.%1$I', a.attname), ' AND ') INTO keys
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = change."table"::regclass AND i.indisprimary;
      SELECT string_agg(quote_ident(a.attname), ', ') INTO columns FROM pg_attribute a
        WHERE a.attrelid = change."table"::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '';
      IF change.after IS NOT NULL THEN
        EXECUTE format('DELETE FROM %1$s t USING jsonb_populate_record(NULL::%1$s, $1) r WHERE %2$s', change."table", keys) USING change.after;
      END IF;
      IF change.before IS NOT NULL THEN
        EXECUTE format('INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM jsonb_populate_record(NULL::%1$s, $1)', change."table", columns)
          USING change.before;
      END IF;
      RETURN NEXT change."table";
    END LOOP;
    DELETE FROM change_log.changes;
  END $undo$`;

/** Tables whose rows of other users an administrator may change. */
const ADMINISTERED = new Set(['agencies', 'users', 'sessions', 'account_tokens', 'authenticators', 'recovery_codes', 'passkeys']);

/** Columns without markers because they hold constants, initials, dates or times. */
const OUR_WORDS =
  /\.(kind|role|visibility|type|client_type|status|gender|marital_status|origin|color|icon|initials|purpose|template|state|action|channel|outcome|scope|target|encoding|delimiter|mapping|suggested_mapping|pass|today|field|operator|second_factor_roles|transports|planned_time|planned_key|reminded_for|patron_saint_day|tabs|rules_version|band|coherence|delivery_channel|cover)$/;

/** Columns whose values are encrypted or too short to be recognised, such as the codes of banks and branches. */
const UNREADABLE =
  /^bank_accounts\.(iban|abi|cab)$|^authenticators\.(pending_)?secret$|^documents\.record_kind$|\.(media_type|method|content_sha256)$/;

/** Text columns without any marker, in which a leak would go unnoticed. */
export async function silentColumns(admin: pg.Client, standsIn: (text: string) => boolean): Promise<string[]> {
  const { rows } = await admin.query<{ table: string; column: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
     WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'character varying', 'jsonb')
       AND EXISTS (SELECT 1 FROM information_schema.columns k WHERE k.table_schema = 'public' AND k.table_name = c.table_name AND k.column_name = 'agency_id')`,
  );
  const silent: string[] = [];
  for (const { table, column } of rows.filter((row) =>
    [OUR_WORDS, UNREADABLE].every((words) => !words.test(`${row.table}.${row.column}`)),
  )) {
    const { rows: values } = await admin.query<{ text: string | null }>(`SELECT string_agg(${column}::text, ' ') AS text FROM ${table}`);
    if (!standsIn(values[0]?.text ?? '')) silent.push(`${table}.${column}`);
  }
  return silent;
}

/** Changed rows that the caller had no right to change. */
export async function beyondReach(changes: Change[], changeLog: ChangeLog, caller: Caller): Promise<string[]> {
  const parents = new Map<unknown, Row[]>();
  const know = (row: Row | null) => row && parents.set(row['id'], [...(parents.get(row['id']) ?? []), row]);
  for (const { table, before, after } of changes) if (table === 'clients' || table === 'crm_actions') [before, after].forEach(know);
  const askFor = async (table: 'clients' | 'crm_actions', idOf: (owners: Owners) => string | undefined, rows: Row[]) => {
    const asked = rows.flatMap((row) => idOf(ownersOf(row)) ?? []).filter((id) => !parents.has(id));
    (await changeLog.rows(table, [...new Set(asked)])).forEach(know);
  };
  const changed = changes.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  await askFor('crm_actions', ({ action }) => action, changed);
  await askFor('clients', ({ client }) => client, [...changed, ...[...parents.values()].flat()]);

  const linked = await changeLog.linkedClients(
    changes.filter(({ table }) => table === 'contacts').map(({ before, after }) => (before ?? after)?.['id']),
  );

  const mine = (row: Row, table: string): boolean => {
    const { person, tenant } = caller;
    const { agency, user, creator, assignee, action, client } = ownersOf(row);
    if (agency !== tenant.agency.id) return false;
    if (caller.role === 'agency_admin' && ADMINISTERED.has(table)) return true;
    if (table === 'users') return row['id'] === person.id;
    if (table === 'audit_entries') return true;
    if (user !== undefined) return user === person.id;
    // A child row may be changed if its parent may.
    const [parent, of] = action ? [action, 'crm_actions'] : [client, 'clients'];
    if (parent) return (parents.get(parent) ?? []).some((row) => mine(row, of));
    // Payment methods are visible to the whole agency.
    if (table === 'payment_methods') return true;
    if (linked.get(row['id'])?.some((parent) => mine(parent, 'clients'))) return true;
    if (creator !== undefined) return person.visibility === 'agency' || creator === person.id || assignee === person.id;
    return table !== 'agencies';
  };
  return changes
    .filter(({ table, before, after }) => {
      // A notification is inserted for another user by the actor.
      if (table === 'notifications' && before === null) return ownersOf(after ?? {}).agency !== caller.tenant.agency.id;
      // A row may leave the caller's rights (a client assigned to somebody else), but a row outside them must never change.
      return !mine(before ?? after ?? {}, table);
    })
    .map(({ table, before, after }) => `${table} ${JSON.stringify((before ?? after)?.['id'])}`);
}

interface Owners {
  agency?: string;
  user?: string | null;
  creator?: string | null;
  assignee?: string | null;
  action?: string;
  client?: string;
}

/** Owners named by the columns of a row, or by the data of a queued job. */
function ownersOf(row: Row): Owners {
  if ('singleton_key' in row) {
    const { agencyId, clientId } = (row['data'] ?? {}) as { agencyId?: string; clientId?: string };
    return { ...(agencyId && { agency: agencyId }), ...(clientId && { client: clientId }) };
  }
  const text = (name: string) => row[name] as string | null | undefined;
  const action = text('action_id');
  const client = text('client_id') ?? text('subject_id');
  const agency = text('agency_id');
  return {
    ...(agency && { agency }),
    ...('user_id' in row && { user: text('user_id') ?? null }),
    ...('created_by_id' in row && { creator: text('created_by_id') ?? null }),
    ...('assignee_id' in row && { assignee: text('assignee_id') ?? null }),
    ...(action && { action }),
    ...(client && { client }),
  };
}
