import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the stored PDF of an approved report, the link that a client opens it with, and its signature. */
export class ReportDocuments1700000000049 implements MigrationInterface {
  name = 'ReportDocuments1700000000049';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `ALTER TABLE reports ADD COLUMN document_id uuid, ADD COLUMN token_hash text COLLATE "C", ADD COLUMN signer_name text,
    ADD FOREIGN KEY (agency_id, document_id) REFERENCES documents (agency_id, id)`,
  `CREATE INDEX reports_document ON reports (agency_id, document_id)`,
  `CREATE INDEX reports_token ON reports (token_hash) WHERE token_hash IS NOT NULL`,
  `ALTER TABLE signatures ALTER COLUMN intervention_id DROP NOT NULL, ADD COLUMN report_id uuid,
    ADD FOREIGN KEY (agency_id, report_id) REFERENCES reports (agency_id, id) ON DELETE CASCADE,
    ADD CHECK (num_nonnulls(intervention_id, report_id) = 1)`,
  `CREATE INDEX signatures_report ON signatures (agency_id, report_id)`,
];

const DOWN = [
  'DELETE FROM signatures WHERE report_id IS NOT NULL',
  'ALTER TABLE signatures DROP COLUMN report_id, ALTER COLUMN intervention_id SET NOT NULL',
  'ALTER TABLE reports DROP COLUMN document_id, DROP COLUMN token_hash, DROP COLUMN signer_name',
];
