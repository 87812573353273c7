import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls } from '../../src/core/database/row-security.js';

/** Creates the templates of questionnaires, with the three standard ones in every agency. */
export class QuestionnaireTemplates1700000000036 implements MigrationInterface {
  name = 'QuestionnaireTemplates1700000000036';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE questionnaire_templates');
  }
}

const UP = [
  // The content of a standard template is read from its file, which no agency can change.
  `CREATE TABLE questionnaire_templates (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    family_id uuid NOT NULL,
    client_type text NOT NULL CHECK (client_type IN ('retail', 'professional', 'corporate')),
    name text NOT NULL,
    template_version integer NOT NULL CHECK (template_version > 0),
    standard boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'published', 'archived')),
    minutes_from integer NOT NULL,
    minutes_to integer NOT NULL,
    question_count integer NOT NULL,
    content jsonb,
    published_at timestamptz(3),
    created_by_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    deleted_at timestamptz(3),
    deleted_by_id uuid,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, created_by_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, deleted_by_id) REFERENCES users (agency_id, id),
    CHECK (standard = (content IS NULL)),
    CHECK ((state = 'draft') = (published_at IS NULL)),
    CHECK (state = 'draft' OR deleted_at IS NULL)
  )`,
  `CREATE UNIQUE INDEX questionnaire_templates_version ON questionnaire_templates (agency_id, family_id, template_version) WHERE deleted_at IS NULL`,
  `CREATE UNIQUE INDEX questionnaire_templates_draft ON questionnaire_templates (agency_id, family_id) WHERE state = 'draft' AND deleted_at IS NULL`,
  `CREATE UNIQUE INDEX questionnaire_templates_published ON questionnaire_templates (agency_id, family_id) WHERE state = 'published'`,
  `CREATE INDEX questionnaire_templates_created ON questionnaire_templates (agency_id, created_at, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX questionnaire_templates_trash ON questionnaire_templates (agency_id, deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL`,
  ...enableTenantRls('questionnaire_templates'),
  `INSERT INTO questionnaire_templates (agency_id, id, family_id, client_type, name, template_version, standard, state, minutes_from, minutes_to,
      question_count, published_at, created_by_id, created_at, updated_at)
    SELECT u.agency_id, app_uuid7(), app_uuid7(), t.client_type, t.name, 1, true, 'published', t.minutes_from, t.minutes_to, t.question_count, now(), u.id, now(), now()
    FROM users u, (VALUES
      ('retail', 'Analisi dei rischi per la famiglia', 10, 15, 40),
      ('professional', 'Analisi dei rischi per il professionista', 12, 18, 40),
      ('corporate', 'Analisi dei rischi per l''impresa', 15, 25, 44)
    ) AS t(client_type, name, minutes_from, minutes_to, question_count)
    WHERE u.kind = 'system'`,
];
