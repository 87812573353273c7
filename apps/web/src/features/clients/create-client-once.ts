import { createClient, createProspect, updateClient } from '@sestante/api-client';
import type { ClientStatus, CreateClientDto, UpdateClientDto } from '@sestante/api-client/types';
import { ApiProblem, isFinal } from '../../lib/problems';
import { randomKey } from '../../lib/idempotency';
import { sameValue } from '../../lib/same-value';
import type { Client } from '../records/client-names';

/**
 * Creates one client however often the form is sent, so that a double click or a retry after a lost response does not create two. If the
 * form has changed since the lost request, the created client is updated with the changes.
 * @param stageId stage in which a prospect begins; the first one by default
 */
export function createOnce(status: ClientStatus, stageId?: string): (body: CreateClientDto) => Promise<Client> {
  const headers = { 'Idempotency-Key': randomKey() };
  const unanswered: CreateClientDto[] = [];

  async function post(body: CreateClientDto): Promise<Client> {
    if (status === 'client') return (await createClient({ body, headers, throwOnError: true })).data;
    const prospect = { ...body, ...(stageId !== undefined && { pipelineStageId: stageId }) };
    return (await createProspect({ body: prospect, headers, throwOnError: true })).data;
  }

  /** Repeats the earlier request: the server stores its response and returns it again for the same idempotency key. */
  async function catchUp(body: CreateClientDto): Promise<Client | null> {
    for (const earlier of unanswered) {
      if (earlier.type !== body.type) continue;
      const made = await post(earlier).catch(nullIfKeyReused);
      if (made === null) continue;
      const changes = difference(earlier, body);
      if (Object.keys(changes).length === 0) return made;
      const match = { 'If-Match': `"${made.version}"` };
      return (await updateClient({ path: { id: made.id }, headers: match, body: changes, throwOnError: true })).data;
    }
    return null;
  }

  return async (body) => {
    try {
      return await post(body);
    } catch (error) {
      if (!isFinal(error)) unanswered.push(body);
      const made = isReused(error) ? await catchUp(body) : null;
      if (made === null) throw error;
      return made;
    }
  };
}

function difference(before: CreateClientDto, after: CreateClientDto): UpdateClientDto {
  const { type: _before, ...earlier } = before;
  const { type: _after, ...later } = after;
  const known = new Map<string, unknown>(Object.entries(earlier));
  return Object.fromEntries(Object.entries(later).filter(([name, value]) => !sameValue(value, known.get(name))));
}

function isReused(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'idempotency-key-reused';
}

function nullIfKeyReused(error: unknown): null {
  if (isReused(error)) return null;
  throw error;
}
