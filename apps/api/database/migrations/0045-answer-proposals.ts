import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls, viaParentRowByRow } from '../../src/core/database/row-security.js';

/** Creates the changes of the registry that answers propose. */
export class AnswerProposals1700000000045 implements MigrationInterface {
  name = 'AnswerProposals1700000000045';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE answer_proposals`);
  }
}

const UP = [
  `CREATE TABLE answer_proposals (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    questionnaire_id uuid NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('field', 'contract-change', 'contract-new')),
    question_code text NOT NULL,
    field text,
    contract_id uuid,
    current jsonb,
    proposed jsonb NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'refused', 'outdated')),
    decided_at timestamptz(3),
    decided_by_id uuid,
    PRIMARY KEY (agency_id, id),
    UNIQUE (agency_id, questionnaire_id, position),
    FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, questionnaire_id) REFERENCES questionnaires (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, contract_id) REFERENCES contracts (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, decided_by_id) REFERENCES users (agency_id, id),
    CHECK ((state IN ('accepted', 'refused')) = (decided_at IS NOT NULL)),
    CHECK ((decided_at IS NULL) = (decided_by_id IS NULL))
  )`,
  `CREATE INDEX answer_proposals_client ON answer_proposals (agency_id, client_id)`,
  `CREATE INDEX answer_proposals_contract ON answer_proposals (agency_id, contract_id)`,
  ...enableTenantRls('answer_proposals', viaParentRowByRow('answer_proposals', 'clients', 'client_id')),
];
