import sql, { type Sql } from 'sql-template-tag';
import { instant, jsonObject } from '../../core/database/json.js';
import { INSTALLATIONS } from '../installations/installation.tab.js';
import { clientTab } from '../sheet-tab.js';
import { SITES } from '../sites/site.tab.js';
import { InterventionFields } from './intervention.dto.js';
import { Intervention } from './intervention.entity.js';

const orNull = (json: Sql) => sql`coalesce((SELECT ${json}), 'null')`;
const REPORT = sql`${jsonObject([
  ['documentId', sql`to_json(d.id)`],
  ['fileName', sql`to_json(v.file_name)`],
  ['versionNumber', sql`to_json(d.version_number)`],
  ['sha256', sql`to_json(d.sha256)`],
])} FROM documents d JOIN document_versions v ON v.agency_id = d.agency_id AND v.document_id = d.id AND v.number = d.version_number
  WHERE d.agency_id = t.agency_id AND d.id = t.report_document_id`;
const SIGNATURE = sql`${jsonObject([
  ['method', sql`to_json(s.method)`],
  ['signerName', sql`to_json(s.signer_name)`],
  ['signedAt', sql`to_json(${instant(sql`s.signed_at`)})`],
  ['sha256', sql`to_json(s.sha256)`],
])} FROM signatures s WHERE s.agency_id = t.agency_id AND s.id = t.signature_id`;

export const INTERVENTIONS = clientTab<Intervention>({
  name: 'interventions',
  noun: 'Intervention',
  entity: Intervention,
  fields: InterventionFields,
  references: {
    installationId: INSTALLATIONS,
    siteId: SITES,
  },
  people: ['technicianId'],
  related: { report: orNull(REPORT), signature: orNull(SIGNATURE) },
  // The law requires a signed report to be kept, and with it the client.
  keeps: {
    interventions: sql`EXISTS (SELECT 1 FROM signatures s WHERE s.agency_id = t.agency_id AND s.client_id = t.client_id AND s.intervention_id = t.id)`,
    clients: sql`EXISTS (SELECT 1 FROM signatures s WHERE s.agency_id = t.agency_id AND s.client_id = t.id)`,
  },
  displayName: ({ kind, performedOn }) => [kind, performedOn].filter(Boolean).join(' '),
  searchTexts: ({ description, materials }) => [description, materials],
  sorts: { performedOn: sql`t.performed_on::text` },
  defaultSort: '-performedOn',
  findErrors: ({ performedOn }, day) =>
    performedOn > day ? [{ pointer: '/performedOn', code: 'in-the-future', message: 'The date cannot be in the future.' }] : [],
});
