import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each code is asked for by the index: before there are statistics of what an import makes, all records were compared with all codes. */
export class ImportsWithoutStatistics1700000000014 implements MigrationInterface {
  name = 'ImportsWithoutStatistics1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      holders(`
     SELECT sought.code, c.id FROM unnest(p_codes) AS sought(code) CROSS JOIN LATERAL (
       SELECT c.id FROM clients c WHERE c.agency_id = app_agency_id() AND c.deleted_at IS NULL AND lower(c.omnia_code) = sought.code OFFSET 0) c
   `),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      holders(`
     SELECT lower(c.omnia_code), c.id FROM clients c
     WHERE c.agency_id = app_agency_id() AND c.deleted_at IS NULL AND lower(c.omnia_code) = ANY (p_codes)
   `),
    );
  }
}

const holders = (query: string) =>
  `CREATE OR REPLACE FUNCTION import_omnia_holders(p_codes text[]) RETURNS TABLE (code text, client_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$${query}$$`;
