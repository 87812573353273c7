import { getView, updateView } from '@sestante/api-client';
import type { UpdateViewDto, ViewDto } from '@sestante/api-client/types';
import type { Changeable } from '../../lib/save-changes';

export type ViewBody = Required<UpdateViewDto>;

/** Describes how a saved list is edited when several people may do so at the same time. */
export const CHANGEABLE_VIEW: Changeable<ViewDto, ViewBody> = {
  read: async ({ id }) => (await getView({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, body, headers) => (await updateView({ path: { id }, headers, body, throwOnError: true })).data,
  valuesOf: ({ name, scope, pinned, criteria, sort, columns }) => ({
    name,
    scope: scope === 'shared' ? scope : 'personal',
    pinned,
    criteria,
    sort,
    columns,
  }),
};
