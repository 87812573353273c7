import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { StageRef } from '@sestante/api-client/types';
import { type Client, fullName } from '../records/client-names';
import { isFinal, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { moveProspect } from './move-prospect';
import { placeProspect } from './prospect-cache';

interface Move {
  prospect: Client;
  to: StageRef;
  /** Set when the move is an undo, which offers no further undo. */
  back?: boolean;
}

/** Moves a prospect to another stage: optimistic update, then the request, with an undo. */
export function useMoveProspect() {
  const queryClient = useQueryClient();
  const move = useMutation({
    mutationFn: ({ prospect, to }: Move) => moveProspect(prospect, to),
    // Runs moves one after the other, so that a card moved twice ends in the last place.
    scope: { id: 'move-prospect' },
    meta: { handled: true, affects: ['records'], listsStay: 'prospects' },
    // The card stays where it was dropped while the request runs.
    onMutate: ({ prospect, to }) => {
      placeProspect(queryClient, { ...prospect, pipelineStage: to, stageSince: new Date().toISOString() });
    },
    onSuccess: ({ prospect: now, done }, { prospect: before, to, back }) => {
      placeProspect(queryClient, now);
      const from = before.pipelineStage;
      if (!done) showToast(overtaken(now));
      else
        showToast(
          `${fullName(now)}: ora in “${to.name}”`,
          back || !from ? undefined : () => move.mutate({ prospect: now, to: from, back: true }),
        );
    },
    onError: (error, request) => {
      placeProspect(queryClient, request.prospect);
      showError(problemText(error).message, isFinal(error) ? undefined : () => move.mutate(request));
    },
  });
  return (prospect: Client, to: StageRef) => {
    if (prospect.pipelineStage?.id !== to.id) move.mutate({ prospect, to });
  };
}

function overtaken(now: Client): string {
  const name = fullName(now);
  if (now.status === 'client') return `${name} è già diventato cliente: qualcuno ti ha preceduto`;
  if (now.lostAt !== null) return `${name} è stato segnato come perso nel frattempo`;
  return `Qualcun altro ha appena spostato ${name} in “${now.pipelineStage?.name ?? ''}”`;
}
