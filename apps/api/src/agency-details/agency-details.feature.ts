import type { Feature } from '../core/feature.js';
import { AgencyDetails } from './agency-details.entity.js';
import { AGENCY_DETAILS } from './agency-details.record.js';
import { AgencyDetailsModule } from './agency-details.module.js';

export const agencyDetailsFeature: Feature = {
  module: AgencyDetailsModule,
  layer: 'base',
  entities: [AgencyDetails],
  records: [AGENCY_DETAILS],
  insertStart: (tx) => tx.insert(AgencyDetails, { agencyId: tx.actor.agencyId }),
};
