import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from 'node:path';
import type { ImportDto, ImportRowDto } from '../src/imports/import.dto.js';
import { asLogin } from './database.js';
import type { TestApp } from './app.js';
import type { Person } from './make.js';
import { until } from './until.js';

/** Synthetic file that resembles a real agency's data with all its irregularities. */
export const AGENCY_FILE = readFileSync(resolve(import.meta.dirname, 'files/clienti-agenzia.csv'));
const PATIENCE = 180_000;

/** Tables that record imports rather than business data; a rollback keeps their rows. */
const BOOKKEEPING = /^(imports|import_(rows|outcomes|keys|headers)|long_jobs|notifications|audit_entries|sessions|migrations)$/;

/** Calls of the import routes, as the pages make them. */
export const importCalls = (test: TestApp) => {
  const upload = (by: Person, file: Buffer | string, name = 'clienti.csv') =>
    test.as(by).post('imports').attach('file', Buffer.from(file), { filename: name, contentType: 'text/csv' });
  const get = async (by: Person, id: string): Promise<ImportDto> => {
    const { status, body } = await test.as(by).get(`imports/${id}`);
    // The worker shares this process, so the server may shed load with a 503 while it is busy.
    if (status === 503) return sleep(500).then(() => get(by, id));
    expect(status).toBe(200);
    return body as ImportDto;
  };
  const settled = async (by: Person, id: string): Promise<ImportDto> => {
    await until(async () => !/^(checking|running|rolling-back)$/.test((await get(by, id)).state), PATIENCE);
    return get(by, id);
  };
  const work = async (by: Person, id: string, what: 'dry-run' | 'run' | 'rollback'): Promise<ImportDto> => {
    await test.as(by).post(`imports/${id}/${what}`).expect(202);
    return settled(by, id);
  };
  return {
    upload,
    get,
    settled,
    work,
    uploaded: async (by: Person, file: Buffer | string): Promise<ImportDto> => (await upload(by, file).expect(201)).body as ImportDto,
    imported: async (by: Person, file: Buffer | string): Promise<ImportDto> => {
      const { body } = await upload(by, file).expect(201);
      return work(by, (body as ImportDto).id, 'run');
    },
    rows: async (by: Person, id: string, query = ''): Promise<ImportRowDto[]> =>
      ((await test.as(by).get(`imports/${id}/rows?limit=200${query}`).expect(200)).body as { data: ImportRowDto[] }).data,
    /** One digest for each business table. */
    digests: () =>
      asLogin(test.database.adminUrl, async (db) => {
        const { rows: tables } = await db.query<{ name: string }>(
          `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
        );
        const digests: Record<string, string | null> = {};
        for (const { name } of tables.filter((table) => !BOOKKEEPING.test(table.name))) {
          const { rows } = await db.query<{ digest: string | null }>(
            `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM ${name} t`,
          );
          digests[name] = rows[0]?.digest ?? null;
        }
        return digests;
      }),
  };
};
