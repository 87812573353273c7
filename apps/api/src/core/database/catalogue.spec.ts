import pg from 'pg';
import { asLogin, testDatabase } from '../../../test/database.js';

/** Tables without an agency column, with the reason. */
const TABLES_WITHOUT_AGENCY: Record<string, string> = {
  migrations: 'the list of applied migrations, which the app role cannot read',
  log_in_failures: 'keyed hashes of failed log-ins, counted before a user is known; accessed through functions only',
};
/** Unique indexes that do not begin with the agency, with the reason. */
const UNIQUE_OVER_ALL: Record<string, string> = {
  users_email: 'a log-in states an e-mail and no agency',
};
/** Common table expressions that the rules select from. */
const SUBJECTS = `WITH of_no_agency AS (SELECT unnest($1::text[]) AS name), over_all AS (SELECT unnest($2::text[]) AS name),
  tables AS (
    SELECT c.oid, c.relname::text AS name, c.relrowsecurity AND c.relforcerowsecurity AS closed, c.relowner, c.relacl,
      (SELECT attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'agency_id' AND a.attnotnull AND a.atttypid = 'uuid'::regtype) AS agency
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')),
  tenants AS (SELECT * FROM tables WHERE agency IS NOT NULL),
  policies AS (SELECT tablename::text AS name, policyname, permissive, cmd, roles::text[], qual, with_check FROM pg_policies WHERE schemaname = 'public'),
  functions AS (
    SELECT p.*, p.oid::regprocedure::text AS name FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')),
  app_roles AS (SELECT * FROM pg_roles WHERE rolname IN ('sestante_app', 'sestante_api'))`;

/** Rules with a query each that returns the violations. */
const RULES: Record<string, string> = {
  'every table has an agency_id, unless listed as an exception': `SELECT name FROM tables WHERE agency IS NULL AND name NOT IN (SELECT name FROM of_no_agency)`,
  'the lists of exceptions name only existing tables and indexes': `SELECT name FROM (TABLE of_no_agency UNION ALL TABLE over_all) listed WHERE to_regclass(name) IS NULL`,
  'every primary key begins with agency_id': `SELECT name FROM tenants c WHERE NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND i.indkey[0] = c.agency)`,
  'every unique index begins with agency_id, unless listed as an exception': `SELECT i.indexrelid::regclass::text AS name FROM tenants c JOIN pg_index i ON i.indrelid = c.oid
    WHERE i.indisunique AND i.indkey[0] <> c.agency AND i.indexrelid::regclass::text NOT IN (SELECT name FROM over_all)`,
  'every foreign key includes agency_id': `SELECT k.conrelid::regclass || '.' || k.conname AS name FROM pg_constraint k JOIN tenants c ON c.oid = k.conrelid
    JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = k.confkey[1]
    WHERE k.contype = 'f' AND (k.conkey[1] <> c.agency OR t.attname <> 'agency_id')`,
  // Purging a client looks up its child rows. A partial index cannot serve that, except one that leaves out rows without a
  // parent.
  'cascading foreign keys of child tables of clients have an index': `SELECT k.conrelid::regclass || '.' || k.conname AS name FROM pg_constraint k JOIN tenants c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND k.confdeltype IN ('c', 'n')
      AND EXISTS (SELECT 1 FROM pg_constraint h WHERE h.contype = 'f' AND h.conrelid = c.oid AND h.confrelid = 'clients'::regclass)
      AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND (i.indkey::int2[])[0:1] @> k.conkey[1:2]
        AND coalesce(pg_get_expr(i.indpred, c.oid) ~ '^\\(\\w+ IS NOT NULL\\)$', true))`,
  'row-level security is enabled and forced': `SELECT name FROM tenants WHERE NOT closed`,
  'each table has one permissive policy for the app, which compares agency_id': `SELECT name FROM tenants c
    WHERE NOT EXISTS (SELECT 1 FROM policies p WHERE p.name = c.name AND policyname = 'tenant' AND cmd = 'ALL'
        AND qual ~ 'agency_id = .*app_agency_id' AND with_check ~ 'agency_id = .*app_agency_id')
      OR 1 < (SELECT count(*) FROM policies p WHERE p.name = c.name AND permissive = 'PERMISSIVE' AND roles && ARRAY['public', 'sestante_app', 'sestante_api'])`,
  'child tables of clients have a policy that requires a visible client': `SELECT name FROM tenants c
    WHERE (name = 'clients' OR EXISTS (SELECT 1 FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.confrelid = 'clients'::regclass))
      AND NOT EXISTS (SELECT 1 FROM policies p WHERE p.name = c.name AND permissive = 'RESTRICTIVE' AND cmd = 'ALL' AND 'sestante_app' = ANY (roles)
        AND qual ~ 'app_sees_agency' AND qual ~ CASE WHEN c.name = 'clients' THEN 'app_user_id' ELSE 'clients' END)`,
  // Otherwise PostgreSQL may collect every visible client of the agency to check fifty rows.
  'policies check the parent row with a correlated subquery': `SELECT name FROM policies WHERE permissive = 'RESTRICTIVE'
    AND qual ~ 'EXISTS.* FROM (clients|crm_actions) ' AND qual !~ 'OFFSET 0'`,
  'views run with the rights of their reader (security_invoker)': `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND (relkind = 'm' OR relkind = 'v' AND NOT 'security_invoker=true' = ANY (coalesce(reloptions, '{}')))`,
  'the roles of the app have no elevated privileges': `SELECT rolname AS name FROM app_roles r WHERE rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
    OR pg_has_role(r.oid, (SELECT nspowner FROM pg_namespace WHERE nspname = 'public'), 'MEMBER')`,
  'the roles of the app own no tables or functions': `SELECT relname AS name FROM pg_class JOIN app_roles r ON r.oid = relowner UNION ALL SELECT proname FROM pg_proc JOIN app_roles r ON r.oid = proowner`,
  'the app has only SELECT, INSERT, UPDATE and DELETE on tenant tables': `SELECT c.name || ' ' || a.privilege_type AS name FROM tables c, aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE a.grantee <> c.relowner AND NOT (r.rolname = 'sestante_app' AND c.agency IS NOT NULL AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')) IS TRUE`,
  'the app cannot create objects in the schema': `SELECT rolname AS name FROM app_roles r WHERE has_schema_privilege(r.oid, 'public', 'CREATE')`,
  'no function is executable by PUBLIC': `SELECT name FROM functions p WHERE proacl IS NULL OR EXISTS (SELECT 1 FROM aclexplode(proacl) a WHERE a.grantee = 0)`,
  'security definer functions set search_path': `SELECT name FROM functions WHERE prosecdef AND NOT 'search_path=public, pg_temp' = ANY (coalesce(proconfig, '{}'))`,
  'security definer functions check the agency, except auth functions and triggers': `SELECT name FROM functions
    WHERE prosecdef AND proname NOT LIKE 'auth\\_%' AND prorettype <> 'trigger'::regtype AND prosrc !~ 'app_agency_id\\(\\)'`,
};

const breaking = async (client: pg.Client, rule: string): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(`${SUBJECTS} ${RULES[rule] ?? ''}`, [
    Object.keys(TABLES_WITHOUT_AGENCY),
    Object.keys(UNIQUE_OVER_ALL),
  ]);
  return rows.map(({ name }) => name);
};

describe('the catalogue of the database', () => {
  it('follows every rule', async () => {
    const { adminUrl } = await testDatabase();
    await asLogin(adminUrl, async (client) => {
      for (const rule of Object.keys(RULES)) expect({ rule, broken: await breaking(client, rule) }).toEqual({ rule, broken: [] });
    });
  });

  it('does not let the app role bypass the isolation layers', async () => {
    const { databaseUrl } = await testDatabase();
    const refused = (sql: string) =>
      asLogin(databaseUrl, (client) => client.query(sql)).then(
        () => 'done',
        (error: pg.DatabaseError) => error.code,
      );
    expect(await refused('ALTER TABLE clients DISABLE ROW LEVEL SECURITY')).toBe('42501');
    expect(await refused('SET ROLE sestante_owner')).toBe('42501');
    expect(await refused('TRUNCATE clients')).toBe('42501');
    expect(await refused('SELECT * FROM log_in_failures')).toBe('42501');
    expect(await refused('SELECT * FROM migrations')).toBe('42501');
    expect(await refused('CREATE TABLE mine (id integer)')).toBe('42501');
    expect(await refused('SET row_security = off; SELECT * FROM clients')).toBe('42501');
  });

  it('shows no rows to a connection that has not set its agency', async () => {
    const { databaseUrl } = await testDatabase();
    const tables = await asLogin(databaseUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT attrelid::regclass::text AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE attname = 'agency_id' AND relkind = 'r' AND relnamespace = 'public'::regnamespace`,
      );
      for (const { name } of rows) expect((await client.query(`SELECT * FROM ${name}`)).rowCount).toBe(0);
      return rows.length;
    });
    expect(tables).toBeGreaterThan(8);
  });

  describe('with a rule violated', () => {
    const planted: [string, string, string[], string[]][] = [
      [
        'a table without an agency',
        'every table has an agency_id, unless listed as an exception',
        ['notes'],
        ['CREATE TABLE notes (id uuid PRIMARY KEY)'],
      ],
      [
        'a nullable agency_id',
        'every table has an agency_id, unless listed as an exception',
        ['loose'],
        ['CREATE TABLE loose (agency_id uuid, id uuid PRIMARY KEY)'],
      ],
      [
        'a key that begins with the id',
        'every primary key begins with agency_id',
        ['keyed'],
        ['CREATE TABLE keyed (agency_id uuid NOT NULL, id uuid, PRIMARY KEY (id, agency_id))'],
      ],
      [
        'a value unique across agencies',
        'every unique index begins with agency_id, unless listed as an exception',
        ['clients_fiscal'],
        ['CREATE UNIQUE INDEX clients_fiscal ON clients (fiscal_code)'],
      ],
      [
        'an expression unique across agencies',
        'every unique index begins with agency_id, unless listed as an exception',
        ['clients_low'],
        ['CREATE UNIQUE INDEX clients_low ON clients (lower(vat_number), agency_id)'],
      ],
      [
        'a foreign key on the id alone',
        'every foreign key includes agency_id',
        ['pointing.pointing_tag_fkey'],
        [
          'CREATE UNIQUE INDEX tags_id ON tags (id)',
          'CREATE TABLE pointing (agency_id uuid NOT NULL, id uuid, tag uuid, PRIMARY KEY (agency_id, id), CONSTRAINT pointing_tag_fkey FOREIGN KEY (tag) REFERENCES tags (id))',
        ],
      ],
      [
        'a foreign key with a partial index',
        'cascading foreign keys of child tables of clients have an index',
        ['hanging.hanging_client_fkey'],
        [
          'CREATE TABLE hanging (agency_id uuid NOT NULL, id uuid, client uuid, gone boolean, PRIMARY KEY (agency_id, id), CONSTRAINT hanging_client_fkey FOREIGN KEY (agency_id, client) REFERENCES clients (agency_id, id) ON DELETE CASCADE)',
          'CREATE INDEX hanging_client ON hanging (agency_id, client) WHERE NOT gone',
        ],
      ],
      [
        'a table without row-level security',
        'row-level security is enabled and forced',
        ['open'],
        ['CREATE TABLE open (agency_id uuid NOT NULL, id uuid, PRIMARY KEY (agency_id, id))'],
      ],
      [
        'row-level security that is not forced',
        'row-level security is enabled and forced',
        ['clients'],
        ['ALTER TABLE clients NO FORCE ROW LEVEL SECURITY'],
      ],
      [
        'a second permissive policy',
        'each table has one permissive policy for the app, which compares agency_id',
        ['tags'],
        ['CREATE POLICY convenient ON tags USING (true)'],
      ],
      [
        'a policy that allows writes to any agency',
        'each table has one permissive policy for the app, which compares agency_id',
        ['tags'],
        ['ALTER POLICY tenant ON tags WITH CHECK (true)'],
      ],
      [
        'a child table without a visibility policy',
        'child tables of clients have a policy that requires a visible client',
        ['timeline_entries'],
        ['DROP POLICY visibility ON timeline_entries'],
      ],
      [
        'a visibility policy without a correlated subquery',
        'policies check the parent row with a correlated subquery',
        ['sites'],
        [
          'ALTER POLICY visibility ON sites USING ((SELECT app_sees_agency()) OR EXISTS (SELECT 1 FROM clients c WHERE c.agency_id = sites.agency_id AND c.id = sites.client_id))',
        ],
      ],
      [
        'a view that runs with its owner’s rights',
        'views run with the rights of their reader (security_invoker)',
        ['everybody'],
        ['CREATE VIEW everybody AS SELECT * FROM clients'],
      ],
      [
        'an extra privilege',
        'the app has only SELECT, INSERT, UPDATE and DELETE on tenant tables',
        ['tags TRUNCATE'],
        ['GRANT TRUNCATE ON tags TO sestante_app'],
      ],
      [
        'a privilege granted to PUBLIC',
        'the app has only SELECT, INSERT, UPDATE and DELETE on tenant tables',
        ['tags SELECT'],
        ['GRANT SELECT ON tags TO PUBLIC'],
      ],
      [
        'a function executable by PUBLIC',
        'no function is executable by PUBLIC',
        ['app_user_id()'],
        ['GRANT EXECUTE ON FUNCTION app_user_id() TO PUBLIC'],
      ],
      [
        'a security definer function without search_path',
        'security definer functions set search_path',
        ['client_slips(text)'],
        ['ALTER FUNCTION client_slips(text) RESET search_path'],
      ],
      [
        'a security definer function that ignores the agency',
        'security definer functions check the agency, except auth functions and triggers',
        ['all_clients()'],
        [
          'CREATE FUNCTION all_clients() RETURNS SETOF clients LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT * FROM clients $$',
        ],
      ],
    ];

    it.each(planted)('finds %s', async (_what, rule, culprits, statements) => {
      const { adminUrl } = await testDatabase('catalogue');
      // Creates each violation in a transaction that is rolled back, and checks that its rule finds it.
      await asLogin(adminUrl, async (client) => {
        await client.query('BEGIN');
        await client.query('SET LOCAL ROLE sestante_owner');
        for (const statement of statements) await client.query(statement);
        await client.query('RESET ROLE');
        expect(await breaking(client, rule)).toEqual(expect.arrayContaining(culprits));
        await client.query('ROLLBACK');
      });
    });
  });
});
