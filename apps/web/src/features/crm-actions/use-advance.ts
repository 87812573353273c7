import { useMutation } from '@tanstack/react-query';
import { closeCrmAction, closeCrmActionWithHistory, continueCrmActionWithAction, undo } from '@sestante/api-client';
import type { CrmActionDto } from '@sestante/api-client/types';
import { showToast } from '../../lib/toasts';
import type { OnceHeaders } from '../../ui/forms/use-record-form';
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

interface Advanced {
  closed: CrmActionDto;
  created: CrmActionDto | null;
  undoToken: string;
}

/** Closes or continues an action in one call, with undo for ten seconds. Pass the parts to a form. */
export function useAdvance() {
  const revert = useMutation({
    mutationFn: ({ token }: { token: string; description: string }) => undo({ path: { token }, throwOnError: true }),
    meta: { affects: ['records'] },
    onSuccess: (_answer, { description }) => showToast(`“${description}”: tutto come prima`),
  });
  return {
    advance: async ({ action, step, outcomeId, follows }: Advance, headers: OnceHeaders) => {
      const path = { id: action.id };
      // The steps are separate operations, which cannot share a key.
      const send = { path, headers: { 'Idempotency-Key': `${headers['Idempotency-Key']}-${step}` }, throwOnError: true } as const;
      if (step === 'chiudi') {
        const { undoToken, ...closed } = (await closeCrmAction({ ...send, body: { outcomeId } })).data;
        return { closed, created: null, undoToken };
      }
      if (step === 'storico') {
        return (await closeCrmActionWithHistory({ ...send, body: { outcomeId, history: toBody(follows, 'history') } })).data;
      }
      return (await continueCrmActionWithAction({ ...send, body: { outcomeId, action: toBody(follows, 'action') } })).data;
    },
    onAdvanced: ({ closed, created, undoToken }: Advanced, step: AdvanceStep) => {
      showToast(outcomeText(step, closed, created), () => revert.mutate({ token: undoToken, description: closed.description }));
    },
  };
}

function outcomeText(step: AdvanceStep, closed: CrmActionDto, created: CrmActionDto | null): string {
  const how = `“${closed.description}” chiusa: ${closed.outcome.name}`;
  if (step === 'storico') return `${how}. Storico aggiunto`;
  return created === null ? how : `${how}. Prossima: ${plannedInWords(created)}`;
}
