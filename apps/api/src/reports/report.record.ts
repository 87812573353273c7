import sql from 'sql-template-tag';
import type { RecordType } from '../core/records/record-type.js';
import { Report } from './report.entity.js';

export const REPORTS: RecordType<Report> = {
  name: 'reports',
  noun: 'Report',
  entity: Report,
  timeline: {
    kinds: { created: 'report-created', updated: 'report-changed', deleted: 'report-deleted', restored: 'report-restored' },
    subjectOf: ({ clientId }) => clientId,
    linkTo: ({ id }) => `/api/v1/reports/${id}`,
  },
  trash: { parent: { table: sql`clients`, column: sql`client_id` } },
};
