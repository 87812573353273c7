import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls, viaParent } from '../../src/core/database/row-security.js';

/** Creates the child records of a client that go beyond the registry. */
export class Sheet1700000000008 implements MigrationInterface {
  name = 'Sheet1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

/** Columns that every record has. @param owner the column of its client, for records of one client */
const table = (name: string, columns: string, owner = '') => `CREATE TABLE ${name} (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    ${owner}
    ${columns},
    display_name text NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    search text COLLATE "C" NOT NULL,
    created_by_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    deleted_at timestamptz(3),
    deleted_by_id uuid,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, created_by_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, deleted_by_id) REFERENCES users (agency_id, id)
  )`;
const trash = (name: string) => `CREATE INDEX ${name}_trash ON ${name} (agency_id, deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL`;

/** Creates a table of records that belong to one client and are deleted with it. */
const ofClient = (name: string, columns: string) => [
  table(name, columns, 'client_id uuid NOT NULL,'),
  // Lets references between records be restricted to the same client.
  `ALTER TABLE ${name} ADD CONSTRAINT ${name}_client UNIQUE (agency_id, client_id, id),
     ADD CONSTRAINT ${name}_of_client FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE`,
  trash(name),
  ...enableTenantRls(name, viaParent('clients', name, 'client_id')),
];

/** Creates a table of records of the agency and its links to clients. @param seen the visibility predicate; none for the whole agency */
const ofAgency = (name: string, columns: string, links: string, column: string, seen?: string) => [
  table(name, columns),
  `CREATE INDEX ${name}_sort ON ${name} (agency_id, sort_key, id) WHERE deleted_at IS NULL`,
  trash(name),
  `CREATE TABLE ${links} (
    agency_id uuid NOT NULL,
    client_id uuid NOT NULL,
    ${column} uuid NOT NULL,
    PRIMARY KEY (agency_id, client_id, ${column}),
    FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, ${column}) REFERENCES ${name} (agency_id, id) ON DELETE CASCADE
  )`,
  `CREATE INDEX ${links}_back ON ${links} (agency_id, ${column}, client_id)`,
  ...enableTenantRls(links, viaParent('clients', links, 'client_id')),
  ...enableTenantRls(name, seen),
];
const MONEY = 'numeric(14, 2)';
const REDUCTION = `description text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('percentage', 'amount')),
    percentage numeric(5, 2) CHECK (percentage BETWEEN 0 AND 100),
    amount ${MONEY} CHECK (amount >= 0)`;

/** Foreign key to a record of the same client, whatever the code does; a purged record leaves the field empty. */
const pointsAt = (name: string, column: string, target: string) => [
  `ALTER TABLE ${name} ADD FOREIGN KEY (agency_id, client_id, ${column}) REFERENCES ${target} (agency_id, client_id, id) ON DELETE SET NULL (${column})`,
  `CREATE INDEX ${name}_${column} ON ${name} (agency_id, ${column}) WHERE ${column} IS NOT NULL`,
];

const UP = [
  ...ofAgency(
    'contacts',
    'first_name text, last_name text, role text, email text, phone text',
    'client_contacts',
    'contact_id',
    `(SELECT app_sees_agency())
       OR EXISTS (SELECT 1 FROM client_contacts l WHERE l.agency_id = contacts.agency_id AND l.contact_id = contacts.id)
       OR created_by_id = (SELECT app_user_id()) AND NOT client_contacts_any(contacts.id)`,
  ),
  ...ofAgency('payment_methods', 'name text NOT NULL, kind text, notes text', 'client_payment_methods', 'payment_method_id'),
  ...ofClient('sites', 'label text, registered_office boolean NOT NULL DEFAULT false, address jsonb, phone text, email text'),
  `CREATE UNIQUE INDEX sites_registered_office ON sites (agency_id, client_id) WHERE registered_office AND deleted_at IS NULL`,
  ...ofClient(
    'bank_accounts',
    'iban text NOT NULL, abi text, cab text, bic text, bank_name text, holder text, is_default boolean NOT NULL DEFAULT false',
  ),
  `CREATE UNIQUE INDEX bank_accounts_default ON bank_accounts (agency_id, client_id) WHERE is_default AND deleted_at IS NULL`,
  ...ofClient('bonuses', `${REDUCTION}, valid_from date, valid_to date CHECK (valid_to >= valid_from)`),
  ...ofClient('discounts', `${REDUCTION}, minimum_threshold ${MONEY} CHECK (minimum_threshold >= 0)`),
  ...ofClient(
    'installations',
    `name text NOT NULL, kind text, brand text, model text, serial_number text, site_id uuid, installed_on date, warranty_until date, next_service_on date, notes text`,
  ),
  ...pointsAt('installations', 'site_id', 'sites'),
  ...ofClient(
    'interventions',
    `performed_on date NOT NULL, kind text, installation_id uuid, site_id uuid, technician_id uuid, duration_minutes integer CHECK (duration_minutes >= 0),
     description text, materials text`,
  ),
  ...pointsAt('interventions', 'installation_id', 'installations'),
  ...pointsAt('interventions', 'site_id', 'sites'),
  `ALTER TABLE interventions ADD FOREIGN KEY (agency_id, technician_id) REFERENCES users (agency_id, id)`,
  ...ofClient(
    'contracts',
    `coverage_class text NOT NULL, company text, policy_number text, starts_on date, ends_on date CHECK (ends_on >= starts_on), premium ${MONEY}, premium_frequency text,
     sum_insured ${MONEY}, excess ${MONEY}, status text NOT NULL DEFAULT 'active' CHECK (status IN ('draft', 'active', 'suspended', 'expired', 'cancelled')),
     renewal_notice_days integer CHECK (renewal_notice_days BETWEEN 0 AND 365), site_id uuid, installation_id uuid, notes text, renewal_told_for date`,
  ),
  ...pointsAt('contracts', 'site_id', 'sites'),
  ...pointsAt('contracts', 'installation_id', 'installations'),
  ...ofClient(
    'documents',
    `name text NOT NULL, is_report boolean NOT NULL DEFAULT false, record_kind text, record_id uuid, media_type text NOT NULL, size integer NOT NULL CHECK (size > 0), sha256 text NOT NULL,
     version_number integer NOT NULL DEFAULT 1, CHECK ((record_kind IS NULL) = (record_id IS NULL))`,
  ),
  `CREATE INDEX documents_record ON documents (agency_id, record_id) WHERE record_id IS NOT NULL`,
  // Each version is a file, stored under the version's id.
  `CREATE TABLE document_versions (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    document_id uuid NOT NULL,
    number integer NOT NULL,
    file_name text NOT NULL,
    media_type text NOT NULL,
    size integer NOT NULL CHECK (size > 0),
    sha256 text NOT NULL,
    created_by_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (agency_id, id),
    UNIQUE (agency_id, document_id, number),
    FOREIGN KEY (agency_id, client_id, document_id) REFERENCES documents (agency_id, client_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, created_by_id) REFERENCES users (agency_id, id)
  )`,
  `CREATE INDEX document_versions_size ON document_versions (agency_id) INCLUDE (size)`,
  ...enableTenantRls('document_versions', viaParent('clients', 'document_versions', 'client_id')),
  `ALTER TABLE interventions ADD COLUMN report_document_id uuid, ADD COLUMN signature_id uuid`,
  `ALTER TABLE interventions ADD FOREIGN KEY (agency_id, client_id, report_document_id) REFERENCES documents (agency_id, client_id, id) ON DELETE SET NULL (report_document_id)`,
  `CREATE INDEX interventions_report ON interventions (agency_id, report_document_id) WHERE report_document_id IS NOT NULL`,
  `CREATE TABLE signatures (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    intervention_id uuid NOT NULL,
    document_version_id uuid NOT NULL,
    method text NOT NULL CHECK (method IN ('drawn', 'typed')),
    signer_name text NOT NULL,
    signed_at timestamptz(3) NOT NULL,
    content_sha256 text NOT NULL,
    sha256 text NOT NULL,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, client_id, intervention_id) REFERENCES interventions (agency_id, client_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, document_version_id) REFERENCES document_versions (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE
  )`,
  `CREATE INDEX signatures_sha256 ON signatures (sha256)`,
  ...enableTenantRls('signatures', viaParent('clients', 'signatures', 'client_id')),
  `CREATE INDEX contracts_end ON contracts (agency_id, ends_on, id) WHERE deleted_at IS NULL AND status IN ('active', 'suspended')`,
];

const DOWN = [
  'DROP TABLE signatures',
  ...[
    'document_versions',
    'documents',
    'contracts',
    'interventions',
    'installations',
    'discounts',
    'bonuses',
    'bank_accounts',
    'sites',
    'client_payment_methods',
    'payment_methods',
    'client_contacts',
    'contacts',
  ].map((name) => `DROP TABLE ${name} CASCADE`),
  `DELETE FROM timeline_entries WHERE kind LIKE 'sheet-%'`,
];
