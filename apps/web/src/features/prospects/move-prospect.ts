import { getClient, updateProspect } from '@sestante/api-client';
import type { StageRef } from '@sestante/api-client/types';
import { ApiProblem } from '../../lib/problems';
import type { Client } from '../records/client-names';

/** Result of a move: `prospect` is the server's current record. */
export interface Moved {
  prospect: Client;
  /** False when somebody else had moved, lost or converted it before; their change is kept. */
  done: boolean;
}

const TRIES = 3;

/**
 * Moves a prospect from the stage in which the user sees it to another one. Concurrent changes of other fields do not matter; a concurrent
 * move wins, since it was made from the same known stage.
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
      // This endpoint also returns converted prospects.
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
