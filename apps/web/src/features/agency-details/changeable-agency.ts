import { getAgencyDetails, updateAgencyDetails } from '@sestante/api-client';
import type { AgencyDetailsDto, UpdateAgencyDetailsDto } from '@sestante/api-client/types';
import type { Changeable } from '../../lib/save-changes';

export type AgencyBody = Required<UpdateAgencyDetailsDto>;

/** Definition for concurrent editing of the details of the agency. */
export const CHANGEABLE_AGENCY: Changeable<AgencyDetailsDto, AgencyBody> = {
  read: async () => (await getAgencyDetails({ throwOnError: true })).data,
  write: async (_base, body, headers) => (await updateAgencyDetails({ headers, body, throwOnError: true })).data,
  valuesOf: ({ version: _version, hasLogo: _hasLogo, ...body }) => body,
};
