import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Seals the stored answers to repeated requests. Earlier ones held IBANs and tokens in clear and are deleted, so that a
 * request of the last 24 hours that is repeated after the upgrade is carried out again.
 */
export class SealedAnswers1700000000022 implements MigrationInterface {
  name = 'SealedAnswers1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await anew(runner, 'text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await anew(runner, 'jsonb');
  }
}

async function anew(runner: QueryRunner, type: 'text' | 'jsonb'): Promise<void> {
  await runner.query('TRUNCATE idempotency_keys');
  await runner.query(`ALTER TABLE idempotency_keys ALTER COLUMN answer TYPE ${type} USING NULL`);
}
