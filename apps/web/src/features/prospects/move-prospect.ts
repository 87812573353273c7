import { getClient, updateProspect } from '@sestante/api-client';
import type { StageRef } from '@sestante/api-client/types';
import { ApiProblem } from '../../lib/problems';
import type { Client } from '../clients/client-names';

/** What came of a move: `prospect` is as the server has it. */
export interface Moved {
  prospect: Client;
  /** False when somebody else had moved it, lost it or converted it before: then theirs holds. */
  done: boolean;
}

const TRIES = 3;

/**
 * Moves a prospect that was seen in one stage to another. A change of anything else meanwhile is no obstacle; a change of
 * where it stands is, because whoever moved it first has seen it where it was.
 */
export async function moveProspect(seen: Client, to: StageRef): Promise<Moved> {
  const path = { id: seen.id };
  let { version } = seen;
  for (let tries = 1; ; tries++) {
    try {
      const headers = { 'If-Match': `"${version}"` };
      const { data } = await updateProspect({ path, headers, body: { pipelineStageId: to.id }, throwOnError: true });
      return { prospect: data, done: true };
    } catch (error) {
      if (!isOvertaken(error) || tries === TRIES) throw error;
      // Also what has become a client is found there.
      const { data: now } = await getClient({ path, throwOnError: true });
      if (now.pipelineStage?.id === to.id && now.lostAt === null) return { prospect: now, done: true };
      if (now.pipelineStage?.id !== seen.pipelineStage?.id || now.lostAt !== null) return { prospect: now, done: false };
      ({ version } = now);
    }
  }
}

function isOvertaken(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 412 || error.status === 404 || error.code === 'prospect-lost');
}
