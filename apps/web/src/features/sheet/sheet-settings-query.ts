import { queryOptions } from '@tanstack/react-query';
import { getSheetSettingsOptions } from '@sestante/api-client/query';

/** Which tabs the agency uses, in its order: set up once and read all day. */
export const sheetSettingsQuery = queryOptions({ ...getSheetSettingsOptions(), staleTime: 5 * 60_000, meta: { handled: true } });
