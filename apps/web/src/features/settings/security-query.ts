import { queryOptions } from '@tanstack/react-query';
import { getSecuritySettingsOptions } from '@sestante/api-client/query';

export const securitySettingsQuery = queryOptions({ ...getSecuritySettingsOptions(), staleTime: 0, meta: { handled: true } });
