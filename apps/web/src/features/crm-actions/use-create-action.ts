import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createCrmAction, deleteCrmAction } from '@sestante/api-client';
import type { CrmActionDto, ActionKind } from '@sestante/api-client/types';
import { useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { showToast } from '../../lib/toasts';
import { refreshActions, rememberAction } from '../records/actions/action-cache';
import { plannedInWords } from '../records/actions/action-days';
import { type ActionValues, toBody } from './action-values';

interface NewAction {
  kind: ActionKind;
  clientId: string;
  values: ActionValues;
}

/** Creates an action or a history entry, with undo. An idempotency key prevents duplicates. */
export function useCreateAction(onMade: (made: CrmActionDto) => void) {
  const queryClient = useQueryClient();
  const [keys] = useState(idempotencyKeys);
  const revert = useMutation({
    mutationFn: ({ id, version }: CrmActionDto) =>
      deleteCrmAction({ path: { id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true }),
    onSettled: () => refreshActions(queryClient),
  });
  const create = useMutation({
    mutationFn: async ({ kind, clientId, values }: NewAction) => {
      const body = { kind, clientId, ...toBody(values, kind) };
      return (await createCrmAction({ body, headers: { 'Idempotency-Key': keys.keyFor(body) }, throwOnError: true })).data;
    },
    meta: { handled: true },
    onSuccess: (made) => {
      keys.done();
      rememberAction(queryClient, made);
      showToast(
        made.kind === 'history'
          ? `Storico aggiunto a ${made.client.displayName}`
          : `Pianificata: ${made.description}, ${plannedInWords(made)}`,
        () => revert.mutate(made),
      );
      onMade(made);
    },
    onSettled: () => refreshActions(queryClient),
  });
  return {
    create: (request: NewAction) => {
      if (!create.isPending) create.mutate(request);
    },
    creating: create.isPending,
    problem: create.error,
  };
}
