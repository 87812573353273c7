import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds saved views of actions, with the defaults of a new agency. */
export class ActionViews1700000000011 implements MigrationInterface {
  name = 'ActionViews1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const FIRST_VIEWS = `(VALUES
    ('Le mie di oggi', '{"operatorId": ["me"], "state": ["planned"], "due": "today"}'::jsonb, NULL),
    ('Le mie in ritardo', '{"operatorId": ["me"], "overdue": true}', NULL),
    ('Chiuse da poco', '{"state": ["done", "cancelled"]}', '-plannedOn')
  ) AS view(name, criteria, sort)`;
const given = (agencies: string) => `INSERT INTO views (agency_id, id, scope, target, name, criteria, sort, created_at)
     SELECT a.agency_id, app_uuid7(), 'system', 'crm-actions', view.name, view.criteria, view.sort, now() FROM (${agencies}) a, ${FIRST_VIEWS}`;

const UP = [
  `ALTER TABLE views DROP CONSTRAINT views_target_check, ADD CONSTRAINT views_target_check CHECK (target IN ('clients', 'prospects', 'crm-actions'))`,
  given('SELECT agency_id FROM agencies'),
];

const DOWN = [
  `DELETE FROM views WHERE target = 'crm-actions'`,
  `ALTER TABLE views DROP CONSTRAINT views_target_check, ADD CONSTRAINT views_target_check CHECK (target IN ('clients', 'prospects'))`,
];
