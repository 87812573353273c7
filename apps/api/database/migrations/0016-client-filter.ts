import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Makes the filter of a client list one composite value, which every search function takes. */
export class ClientFilter1700000000016 implements MigrationInterface {
  name = 'ClientFilter1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE client_filter AS (
      statuses text[],
      types text[],
      assignees uuid[],
      unassigned boolean,
      creators uuid[],
      tags uuid[],
      updated_since timestamptz,
      stages uuid[],
      lost boolean,
      sources text[],
      actionless boolean,
      contracts_end_from date,
      contracts_end_to date
    )`);
  }

  /** Functions that take the type are dropped with it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TYPE client_filter CASCADE');
  }
}
