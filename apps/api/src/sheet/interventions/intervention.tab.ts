import { instant, jsonObject } from '../../core/database/json.js';
import { INSTALLATIONS } from '../installations/installation.tab.js';
import { clientTab } from '../sheet-tab.js';
import { SITES } from '../sites/site.tab.js';
import { InterventionFields } from './intervention.dto.js';
import { Intervention } from './intervention.entity.js';

const text = (column: string) => `to_json(${column})`;
const orNull = (sql: string) => `coalesce((SELECT ${sql}), 'null')`;
const REPORT = `${jsonObject([
  ['documentId', text('d.id')],
  ['fileName', text('v.file_name')],
  ['versionNumber', text('d.version_number')],
  ['sha256', text('d.sha256')],
])} FROM documents d JOIN document_versions v ON v.agency_id = d.agency_id AND v.document_id = d.id AND v.number = d.version_number
  WHERE d.agency_id = t.agency_id AND d.id = t.report_document_id`;
const SIGNATURE = `${jsonObject([
  ['method', text('s.method')],
  ['signerName', text('s.signer_name')],
  ['signedAt', text(instant('s.signed_at'))],
  ['sha256', text('s.sha256')],
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
    interventions:
      'EXISTS (SELECT 1 FROM signatures s WHERE s.agency_id = t.agency_id AND s.client_id = t.client_id AND s.intervention_id = t.id)',
    clients: 'EXISTS (SELECT 1 FROM signatures s WHERE s.agency_id = t.agency_id AND s.client_id = t.id)',
  },
  displayName: ({ kind, performedOn }) => [kind, performedOn].filter(Boolean).join(' '),
  searchTexts: ({ description, materials }) => [description, materials],
  sorts: { performedOn: 't.performed_on::text' },
  defaultSort: '-performedOn',
  findErrors: ({ performedOn }, day) =>
    performedOn > day ? [{ pointer: '/performedOn', code: 'in-the-future', message: 'The date cannot be in the future.' }] : [],
});
