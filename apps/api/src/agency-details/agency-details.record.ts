import type { RecordType } from '../core/records/record-type.js';
import { AgencyDetails } from './agency-details.entity.js';

export const AGENCY_DETAILS: RecordType<AgencyDetails> = { name: 'agency-details', noun: 'Agency details', entity: AgencyDetails };
