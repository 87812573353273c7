import { queryOptions } from '@tanstack/react-query';
import { getSheetSettingsOptions } from '@sestante/api-client/query';

/** Tabs that the agency uses, in its order. Cached for five minutes, since they rarely change. */
export const sheetSettingsQuery = queryOptions({ ...getSheetSettingsOptions(), staleTime: 5 * 60_000, meta: { handled: true } });
