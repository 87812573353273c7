import { queryOptions } from '@tanstack/react-query';
import { getAgencyDetailsOptions } from '@sestante/api-client/query';

export const agencyDetailsQuery = queryOptions({ ...getAgencyDetailsOptions(), staleTime: 0, meta: { handled: true } });
