import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, enableTenantRls, viaParentRowByRow } from '../../src/core/database/row-security.js';

/** Creates the consents of clients and the texts that they consent to, with the first text of each purpose in every agency. */
export class Consents1700000000039 implements MigrationInterface {
  name = 'Consents1700000000039';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const PURPOSES = `CHECK (purpose IN ('marketing', 'profiling', 'third_party_marketing', 'health_data'))`;

const UP = [
  `CREATE TABLE consent_texts (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    purpose text NOT NULL ${PURPOSES},
    version integer NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (agency_id, id),
    UNIQUE (agency_id, purpose, version)
  )`,
  ...enableTenantRls('consent_texts'),
  appendOnly('consent_texts'),
  `INSERT INTO consent_texts (agency_id, id, purpose, version, text)
    SELECT a.agency_id, app_uuid7(), t.purpose, 1, t.text FROM agencies a, (VALUES
      ('marketing', 'Acconsento a ricevere dall’agenzia comunicazioni commerciali su prodotti e servizi assicurativi, per posta, telefono, e-mail e messaggi.'),
      ('profiling', 'Acconsento all’analisi dei miei dati e delle mie risposte da parte dell’agenzia per ricevere proposte adatte alla mia situazione (profilazione).'),
      ('third_party_marketing', 'Acconsento alla comunicazione dei miei dati a imprese di assicurazione e ad altri intermediari per le loro finalità commerciali.'),
      ('health_data', 'Acconsento al trattamento dei dati sulla salute che comunico all’agenzia, al solo fine di valutare le mie esigenze di protezione.')
    ) AS t(purpose, text)`,

  `CREATE TABLE consents (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    purpose text NOT NULL ${PURPOSES},
    action text NOT NULL CHECK (action IN ('given', 'withdrawn')),
    at timestamptz(3) NOT NULL,
    channel text NOT NULL CHECK (channel IN ('paper', 'in_person', 'phone', 'email', 'questionnaire', 'preference_page', 'unsubscribe', 'import', 'api')),
    text_id uuid,
    evidence jsonb NOT NULL,
    recorded_by_id uuid NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, text_id) REFERENCES consent_texts (agency_id, id),
    FOREIGN KEY (agency_id, recorded_by_id) REFERENCES users (agency_id, id),
    CHECK (action = 'withdrawn' OR (text_id IS NOT NULL AND evidence <> '{}'))
  )`,
  `CREATE INDEX consents_client ON consents (agency_id, client_id, purpose, at, recorded_at, id)`,
  `CREATE INDEX consents_at ON consents (agency_id, at, recorded_at, id)`,
  ...enableTenantRls('consents', viaParentRowByRow('consents', 'clients', 'client_id')),
  appendOnly('consents'),
];

const DOWN = ['DROP TABLE consents', 'DROP TABLE consent_texts'];
