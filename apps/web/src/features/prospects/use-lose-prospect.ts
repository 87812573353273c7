import { useMutation } from '@tanstack/react-query';
import { loseProspect, reopenProspect } from '@sestante/api-client';
import { type Client, fullName } from '../records/client-names';
import { mutateOnce } from '../../lib/mutate-once';
import { isFinal, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';

interface Loss {
  prospect: Client;
  reason: string;
}

/** Marks a prospect as lost with a reason, or reopens it; each undoes the other. */
export function useLoseProspect() {
  const reopen = useMutation({
    mutationFn: async (prospect: Client) => (await reopenProspect({ path: { id: prospect.id }, throwOnError: true })).data,
    meta: { handled: true, affects: ['records'] },
    onSuccess: (now, { lostReason }) => {
      const again = lostReason === null ? undefined : () => loseAgain.mutate({ prospect: now, reason: lostReason });
      showToast(`${fullName(now)}: di nuovo in “${now.pipelineStage?.name ?? ''}”`, again);
    },
    onError: (error, prospect) => showError(problemText(error).message, isFinal(error) ? undefined : () => reopen.mutate(prospect)),
  });
  const lose = async ({ prospect, reason }: Loss) =>
    (await loseProspect({ path: { id: prospect.id }, body: { reason }, throwOnError: true })).data;
  function onLost(now: Client): void {
    showToast(`${fullName(now)}: segnato come perso`, () => reopen.mutate(now));
  }
  const loseAgain = useMutation({ mutationFn: lose, meta: { affects: ['records'] }, onSuccess: onLost });
  return {
    /** Marks the prospect as lost; pass the answer to `onLost`. */
    lose,
    onLost,
    reopen: (prospect: Client) => mutateOnce(reopen, prospect),
  };
}
