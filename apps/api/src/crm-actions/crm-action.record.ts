import sql from 'sql-template-tag';
import type { RecordType } from '../core/records/record-type.js';
import { CrmAction } from './crm-action.entity.js';

export const CRM_ACTIONS: RecordType<CrmAction> = {
  name: 'crm-actions',
  noun: 'Action',
  entity: CrmAction,
  timeline: {
    kinds: { created: 'action-planned', updated: 'action-changed', deleted: 'action-deleted', restored: 'action-restored' },
    subjectOf: ({ clientId }) => clientId,
    linkTo: ({ id }) => `/api/v1/crm-actions/${id}`,
  },
  trash: { displayName: sql`description`, parent: { table: sql`clients`, column: sql`client_id` } },
};
