import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf } from '@sestante/questionnaire/template';
import { DataSource } from 'typeorm';
import { asLogin, testDatabase } from '../../../test/database.js';
import { provision } from '../../../../../scripts/postgres.mjs';
import { FIRST_CONSENT_TEXTS } from '../../consents/consent-texts.start.js';
import { FEATURES } from '../../features.js';
import { entitiesOf } from './core-entities.js';
import { ownerDataSource } from './data-source.js';
import { migrate, migrationStatus, undoMigration } from './migrate.js';
import { MIGRATIONS } from './migrations.js';

/** Creates an empty database. */
async function freshDatabase(name: string) {
  const admin = new URL(process.env.TEST_ADMIN_URL ?? '');
  const url = (database = 'postgres') => Object.assign(new URL(admin), { pathname: `/${database}` }).href;
  await asLogin(url(), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const { ownerUrl } = await provision({ url, password: decodeURIComponent(admin.password) }, name);
  return { ownerUrl, adminUrl: url(name) };
}

/**
 * Returns everything that a migration can leave behind, one line each, except the list of migrations; functions have files
 * and a spec of their own.
 */
const schema = (adminUrl: string): Promise<string[]> =>
  asLogin(adminUrl, async (client) => {
    const { rows } = await client.query<{ line: string }>(`
      WITH ours AS (SELECT oid, relname, relkind, relrowsecurity, relforcerowsecurity, relacl::text FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relname !~ '^migrations' AND relname !~ 'PK_8c82d7f526340ab734260ea46be')
      SELECT concat_ws(' ', 'relation', relname, relkind, relrowsecurity, relforcerowsecurity, relacl) AS line FROM ours
      UNION ALL SELECT concat_ws(' ', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, l.collname, pg_get_expr(d.adbin, d.adrelid), a.attacl::text)
        FROM ours c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        LEFT JOIN pg_collation l ON l.oid = a.attcollation
      UNION ALL SELECT concat_ws(' ', 'constraint', c.relname, k.conname, pg_get_constraintdef(k.oid)) FROM ours c JOIN pg_constraint k ON k.conrelid = c.oid
      UNION ALL SELECT pg_get_indexdef(i.indexrelid) FROM ours c JOIN pg_index i ON i.indrelid = c.oid
      UNION ALL SELECT pg_get_triggerdef(t.oid) FROM ours c JOIN pg_trigger t ON t.tgrelid = c.oid WHERE NOT t.tgisinternal
      UNION ALL SELECT concat_ws(' ', 'policy', tablename, policyname, permissive, roles::text, cmd, qual, '|', with_check) FROM pg_policies WHERE schemaname = 'public'
      UNION ALL SELECT concat_ws(' ', 'type', typname, typtype) FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
      UNION ALL SELECT concat_ws(' ', 'extension', extname) FROM pg_extension
      UNION ALL SELECT concat_ws(' ', 'default', defaclrole::regrole, defaclnamespace, defaclobjtype, defaclacl::text) FROM pg_default_acl
      UNION ALL SELECT concat_ws(' ', 'schema', nspname, nspacl::text) FROM pg_namespace WHERE nspname = 'public'
      ORDER BY 1`);
    return rows.map(({ line }) => line);
  });

/** Migrates as an earlier version would have: with the first `count` migrations. */
async function upTo(ownerUrl: string, count: number): Promise<void> {
  const source = await new DataSource({ ...ownerDataSource(ownerUrl).options, migrations: MIGRATIONS.slice(0, count) }).initialize();
  await source.runMigrations().finally(() => source.destroy());
}

describe('the migrations', () => {
  it('go up, down and up again through the same schemas', async () => {
    const { ownerUrl, adminUrl } = await freshDatabase('up_and_down');
    const stages = [await schema(adminUrl)];
    for (let count = 1; count <= MIGRATIONS.length; count += 1) {
      await upTo(ownerUrl, count);
      stages.push(await schema(adminUrl));
      expect(stages.at(-1)).not.toEqual(stages.at(-2));
    }
    for (let count = MIGRATIONS.length - 1; count >= 0; count -= 1) {
      await undoMigration(ownerUrl);
      expect(await schema(adminUrl)).toEqual(stages[count]);
    }
    await migrate(ownerUrl);
    expect(await schema(adminUrl)).toEqual(stages.at(-1));
  });

  it('delete idempotent answers that were stored unencrypted', async () => {
    const { ownerUrl, adminUrl } = await freshDatabase('clear_answers');
    const before = MIGRATIONS.findIndex(({ name }) => name.startsWith('SealedAnswers'));
    await upTo(ownerUrl, before);
    await asLogin(adminUrl, async (client) => {
      // Foreign keys are off, since they would require an agency and a user.
      await client.query('SET session_replication_role = replica');
      await client.query(`INSERT INTO idempotency_keys (agency_id, user_id, route, key, body_hash, answer, created_at)
        VALUES (gen_random_uuid(), gen_random_uuid(), 'POST', 'key', 'hash', '{"iban": "IT60X0542811101000000123456"}', now())`);
    });
    await upTo(ownerUrl, before + 1);
    const { rows } = await asLogin(adminUrl, (client) => client.query('SELECT 1 FROM idempotency_keys'));
    expect(rows).toEqual([]);
  });

  it('give existing agencies the first rows of a new one: templates, details and consent texts', async () => {
    const { ownerUrl, adminUrl } = await freshDatabase('earlier_agency');
    await upTo(
      ownerUrl,
      MIGRATIONS.findIndex(({ name }) => name.startsWith('QuestionnaireTemplates')),
    );
    await asLogin(adminUrl, (client) =>
      client.query(`WITH agency AS (INSERT INTO agencies (agency_id, name) VALUES (gen_random_uuid(), 'Esistente') RETURNING agency_id)
        INSERT INTO users (agency_id, id, kind, first_name, last_name, display_name, role, visibility)
        SELECT agency_id, gen_random_uuid(), 'system', 'Sestante', '', 'Sestante', 'agency_admin', 'agency' FROM agency`),
    );
    await migrate(ownerUrl);
    const read = async (statement: string) => (await asLogin(adminUrl, (client) => client.query(statement))).rows;
    expect(await read('SELECT version FROM agency_details')).toEqual([{ version: 1 }]);
    const texts = await read('SELECT purpose, text FROM consent_texts WHERE version = 1');
    expect(Object.fromEntries(texts.map(({ purpose, text }) => [purpose, text]))).toEqual(FIRST_CONSENT_TEXTS);
    expect(
      await read(`SELECT client_type, name, template_version, minutes_from, minutes_to, question_count FROM questionnaire_templates
        WHERE standard AND state = 'published' AND published_at IS NOT NULL ORDER BY client_type DESC`),
    ).toEqual(
      Object.values(STANDARD_TEMPLATES).map((template) => ({
        client_type: template.clientType,
        name: template.name,
        template_version: template.version,
        minutes_from: template.minutes.from,
        minutes_to: template.minutes.to,
        question_count: questionsOf(template).length,
      })),
    );
  });

  // Entities declare columns; keys, checks and indexes exist in the migrations alone, so TypeORM would drop them.
  it('produce the schema of the entities: nothing is left to synchronize', async () => {
    const { ownerUrl } = await testDatabase();
    const source = await ownerDataSource(ownerUrl, entitiesOf(FEATURES)).initialize();
    const { upQueries } = await source.driver
      .createSchemaBuilder()
      .log()
      .finally(() => source.destroy());
    expect(upQueries.map(({ query }) => query).filter((query) => !/^DROP INDEX|DROP CONSTRAINT/.test(query))).toEqual([]);
  });

  it('run once when three processes start at the same moment', async () => {
    const { ownerUrl, adminUrl } = await freshDatabase('three_starts');
    expect(await migrationStatus(ownerUrl)).toEqual({ pending: MIGRATIONS.map(({ name }) => name), applied: 0 });
    await Promise.all(Array.from({ length: 3 }, () => migrate(ownerUrl)));
    expect(await migrationStatus(ownerUrl)).toEqual({ pending: [], applied: MIGRATIONS.length });
    const { rows } = await asLogin(adminUrl, (client) => client.query('SELECT version FROM pgboss.version'));
    expect(rows).toHaveLength(1);
    await migrate(ownerUrl);
    expect(await migrationStatus(ownerUrl)).toEqual({ pending: [], applied: MIGRATIONS.length });
  });
});
