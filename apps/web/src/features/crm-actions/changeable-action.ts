import { getCrmAction, listClientTimeline, updateCrmAction } from '@sestante/api-client';
import type { CrmActionDto } from '@sestante/api-client/types';
import type { Changeable } from '../../lib/save-changes';
import { toBody, valuesOf } from './action-values';

export type ActionBody = ReturnType<typeof toBody>;

/** Reads, compares and writes an action for concurrent editing. */
export const CHANGEABLE_ACTION: Changeable<CrmActionDto, ActionBody> = {
  read: async ({ id }) => (await getCrmAction({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, body, headers) => (await updateCrmAction({ path: { id }, headers, body, throwOnError: true })).data,
  valuesOf: (action) => toBody(valuesOf(action), action.kind),
  whoChanged,
};

/** Returns who last changed each field; the timeline has the latest change first. */
async function whoChanged(base: CrmActionDto, fields: string[]): Promise<string[]> {
  const query = { kind: ['action-changed' as const], limit: 50 };
  const { data } = await listClientTimeline({ path: { id: base.client.id }, query, throwOnError: true });
  const entries = data.data.filter(({ link }) => link?.endsWith(base.id));
  const last = fields.map((name) => entries.find(({ changes }) => changes.some((change) => change.field === historyFieldOf(name))));
  return [...new Set(last.flatMap((entry) => entry?.actor.displayName ?? []))];
}

/** Converts a field name to its name in the timeline: `typeId` → "type", `tagIds` → "tags". */
function historyFieldOf(name: string): string {
  return name.replace(/Id(s?)$/, '$1');
}
