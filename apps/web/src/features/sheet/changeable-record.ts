import { listClientTimeline } from '@sestante/api-client';
import type { Changeable } from '../../lib/save-changes';
import { keptValues } from './sheet-fields';
import type { SheetRow, SheetTabDefinition } from './sheet-tab';

/** Describes how a record of a tab is edited when several people may do so at the same time. */
export function changeableRecord<Row extends SheetRow, Body extends object>(
  tab: SheetTabDefinition<Row, Body>,
  clientId: string,
): Changeable<Row, Body> {
  return {
    read: async ({ id }) => (await tab.api.get({ path: { clientId, id }, throwOnError: true })).data,
    write: async ({ id }, body, headers) => (await tab.api.update({ path: { clientId, id }, headers, body, throwOnError: true })).data,
    // The fields of a tab are those of its body, but the compiler cannot follow a name through them.
    valuesOf: (row) => keptValues(tab.fields, row) as Body,
    whoChanged: (base) => whoChanged(clientId, base),
  };
}

async function whoChanged(clientId: string, base: SheetRow): Promise<string[]> {
  const query = { kind: ['sheet-changed' as const], limit: 50 };
  const { data } = await listClientTimeline({ path: { id: clientId }, query, throwOnError: true });
  const since = data.data.filter(({ at, link }) => at > base.updatedAt && link?.endsWith(base.id));
  return [...new Set(since.map(({ actor }) => actor.displayName))];
}
