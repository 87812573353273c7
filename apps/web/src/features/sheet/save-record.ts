import { listClientTimeline } from '@sestante/api-client';
import { ApiProblem } from '../../lib/problems';
import { sameValue } from '../clients/client-values';
import { type AnyFields, type SheetValues, startValues, toBody } from './sheet-fields';
import type { SheetRow, SheetTabDefinition } from './sheet-tab';

/** Someone else has meanwhile given other values to fields that are being saved. */
export interface SheetConflict<Row> {
  mine: SheetValues;
  theirs: Row;
  fields: string[];
  /** Who they are, as the timeline tells. */
  people: string[];
}

export type SavedRecord<Row> = { row: Row; conflict: null } | { row: null; conflict: SheetConflict<Row> };

const TRIES = 3;

/**
 * Saves what was changed of a record as it was when its form was opened. When it has moved on since, fields that only
 * one side has touched come together without a word; the others are for the reader to decide.
 */
export async function saveRecord<Row extends SheetRow, Body extends object>(
  tab: SheetTabDefinition<Row, Body>,
  clientId: string,
  base: Row,
  mine: SheetValues,
): Promise<SavedRecord<Row>> {
  const path = { clientId, id: base.id };
  let { version } = base;
  for (let tries = 1; ; tries++) {
    try {
      // The fields of a tab are those of its body; the compiler does not follow a name through them.
      const body = mine as Partial<Body>;
      const { data } = await tab.api.update({ path, headers: { 'If-Match': `"${version}"` }, body, throwOnError: true });
      return { row: data, conflict: null };
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 412) || tries === TRIES) throw error;
      const { data: theirs } = await tab.api.get({ path, throwOnError: true });
      const fields = collisions(tab.fields, base, mine, theirs);
      if (fields.length > 0) return { row: null, conflict: { mine, theirs, fields, people: await whoChanged(clientId, base) } };
      ({ version } = theirs);
    }
  }
}

/** The fields that both sides have changed, to different values. */
export function collisions(fields: AnyFields, base: object, mine: SheetValues, theirs: object): string[] {
  const [before, now] = [base, theirs].map((row) => toBody(fields, startValues(fields, row)));
  return Object.keys(mine).filter((name) => !sameValue(before?.[name], now?.[name]) && !sameValue(mine[name], now?.[name]));
}

async function whoChanged(clientId: string, base: SheetRow): Promise<string[]> {
  const query = { kind: ['sheet-changed' as const], limit: 50 };
  const { data } = await listClientTimeline({ path: { id: clientId }, query, throwOnError: true });
  const since = data.data.filter(({ at, link }) => at > base.updatedAt && link?.endsWith(base.id));
  return [...new Set(since.map(({ actor }) => actor.displayName))];
}
