import { useMutation, useQueryClient } from '@tanstack/react-query';
import { loseProspect, reopenProspect } from '@sestante/api-client';
import { type Client, fullName } from '../records/client-names';
import { isFinal, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { settleProspect } from './prospect-cache';

/** Marks a prospect as lost with a reason, or reopens it; each undoes the other. */
export function useLoseProspect(onLost?: () => void) {
  const queryClient = useQueryClient();
  const reopen = useMutation({
    mutationFn: async (prospect: Client) => (await reopenProspect({ path: { id: prospect.id }, throwOnError: true })).data,
    meta: { handled: true },
    onSuccess: (now, { lostReason }) => {
      settleProspect(queryClient, now);
      const again = lostReason === null ? undefined : () => lose.mutate({ prospect: now, reason: lostReason });
      showToast(`${fullName(now)}: di nuovo in “${now.pipelineStage?.name ?? ''}”`, again);
    },
    onError: (error, prospect) => showError(problemText(error).message, isFinal(error) ? undefined : () => reopen.mutate(prospect)),
  });
  const lose = useMutation({
    mutationFn: async ({ prospect, reason }: { prospect: Client; reason: string }) =>
      (await loseProspect({ path: { id: prospect.id }, body: { reason }, throwOnError: true })).data,
    meta: { handled: true },
    onSuccess: (now) => {
      settleProspect(queryClient, now);
      showToast(`${fullName(now)}: segnato come perso`, () => reopen.mutate(now));
      onLost?.();
    },
    // Reported in the dialog that asks for the reason, except for a failed undo.
    onError: (error) => {
      if (!onLost) showError(problemText(error).message);
    },
  });
  return {
    lose: (prospect: Client, reason: string) => {
      if (!lose.isPending) lose.mutate({ prospect, reason });
    },
    losing: lose.isPending,
    problem: lose.error,
    reopen: (prospect: Client) => {
      if (!reopen.isPending) reopen.mutate(prospect);
    },
  };
}
