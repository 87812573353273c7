import { getClient, listClientTimeline, updateClient } from '@sestante/api-client';
import type { UpdateClientDto } from '@sestante/api-client/types';
import { ApiProblem } from '../../lib/problems';
import { fieldNamed, fieldsOf, type FieldName, sameField, valueOf, type ValueOf } from './client-fields';
import type { Client } from './client-names';

/** Someone else has meanwhile given other values to fields that are being saved. */
export interface Conflict {
  mine: UpdateClientDto;
  theirs: Client;
  fields: FieldName[];
  /** Who they are, as the history tells. */
  people: string[];
}

export type Saved = { client: Client; conflict: null } | { client: null; conflict: Conflict };

const TRIES = 3;

/**
 * Saves what was changed of a client as it was when its form was opened. When it has moved on since, fields that
 * only one side has touched come together without a word; the others are for the reader to decide.
 */
export async function saveClient(base: Client, mine: UpdateClientDto): Promise<Saved> {
  const path = { id: base.id };
  let version = base.version;
  for (let tries = 1; ; tries++) {
    try {
      const headers = { 'If-Match': `"${version}"` };
      const { data } = await updateClient({ path, headers, body: mine, throwOnError: true });
      return { client: data, conflict: null };
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 412) || tries === TRIES) throw error;
      const { data: theirs } = await getClient({ path, throwOnError: true });
      const fields = collisions(base, mine, theirs);
      if (fields.length > 0) return { client: null, conflict: { mine, theirs, fields, people: await whoChanged(base, fields) } };
      ({ version } = theirs);
    }
  }
}

/** The fields that both sides have changed, to different values. */
export function collisions(base: Client, mine: UpdateClientDto, theirs: Client): FieldName[] {
  return fieldsOf(base.type).filter((name) => name in mine && collides(name));

  function collides<Name extends FieldName>(name: Name): boolean {
    const now = valueOf(theirs, name);
    return !sameField(name, valueOf(base, name), now) && !sameField(name, mineOf(mine, name), now);
  }
}

/** What one side is about to save in a field; null empties it. */
export function mineOf<Name extends FieldName>(mine: UpdateClientDto, name: Name): ValueOf<Name> | null {
  // The changes of a client are its fields, each of which may be left out.
  return (mine[name] ?? null) as ValueOf<Name> | null;
}

async function whoChanged(base: Client, fields: FieldName[]): Promise<string[]> {
  const query = { kind: ['updated' as const], limit: 50 };
  const { data } = await listClientTimeline({ path: { id: base.id }, query, throwOnError: true });
  const since = data.data.filter(({ at }) => at > base.updatedAt);
  const touching = since.filter(({ changes }) => changes.some(({ field }) => fields.some((name) => name === fieldNamed(field))));
  return [...new Set(touching.map(({ actor }) => actor.displayName))];
}
