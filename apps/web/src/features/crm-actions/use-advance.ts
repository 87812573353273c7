import { useMutation, useQueryClient } from '@tanstack/react-query';
import { closeCrmAction, closeCrmActionWithHistory, continueCrmActionWithAction, undo } from '@sestante/api-client';
import type { CrmActionDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { ApiProblem } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { refreshActions, rememberAction } from '../records/actions/action-cache';
import { plannedInWords } from '../records/actions/action-days';
import { type ActionValues, toBody } from './action-values';
import type { AdvanceStep } from '../records/actions/drawer-search';

export interface Advance {
  action: CrmActionDto;
  step: AdvanceStep;
  outcomeId: string;
  /** Note of step `storico`, or follow-up action of step `prosegui`. */
  follows: ActionValues;
}

/** Closes or continues an action in one call, with undo for ten seconds. An idempotency key prevents duplicates. */
export function useAdvance(onDone: () => void) {
  const queryClient = useQueryClient();
  const [keys] = useState(idempotencyKeys);

  const revert = useMutation({
    mutationFn: ({ token }: { token: string; description: string }) => undo({ path: { token }, throwOnError: true }),
    onSuccess: (_answer, { description }) => showToast(`“${description}”: tutto come prima`),
    onSettled: () => refreshActions(queryClient),
  });

  const advance = useMutation({
    mutationFn: async ({ action, step, outcomeId, follows }: Advance) => {
      const path = { id: action.id };
      const send = (body: object) => ({ path, headers: { 'Idempotency-Key': keys.keyFor([step, body]) }, throwOnError: true }) as const;
      if (step === 'chiudi') {
        const body = { outcomeId };
        const { undoToken, ...closed } = (await closeCrmAction({ ...send(body), body })).data;
        return { closed, created: null, undoToken };
      }
      if (step === 'storico') {
        const body = { outcomeId, history: toBody(follows, 'history') };
        return (await closeCrmActionWithHistory({ ...send(body), body })).data;
      }
      const body = { outcomeId, action: toBody(follows, 'action') };
      return (await continueCrmActionWithAction({ ...send(body), body })).data;
    },
    meta: { handled: true },
    onSuccess: ({ closed, created, undoToken }, { step }) => {
      keys.done();
      rememberAction(queryClient, closed);
      if (created) rememberAction(queryClient, created);
      showToast(outcomeText(step, closed, created), () => revert.mutate({ token: undoToken, description: closed.description }));
      onDone();
    },
    onSettled: () => refreshActions(queryClient),
  });

  return {
    advance: (request: Advance) => {
      if (!advance.isPending) advance.mutate(request);
    },
    advancing: advance.isPending,
    /** True when a colleague closed the action first; the action itself shows the result. */
    overtaken: advance.error instanceof ApiProblem && advance.error.code === 'action-already-closed',
    problem: advance.error,
  };
}

function outcomeText(step: AdvanceStep, closed: CrmActionDto, created: CrmActionDto | null): string {
  const how = `“${closed.description}” chiusa: ${closed.outcome.name}`;
  if (step === 'storico') return `${how}. Storico aggiunto`;
  return created === null ? how : `${how}. Prossima: ${plannedInWords(created)}`;
}
