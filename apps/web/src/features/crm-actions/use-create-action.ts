import { useMutation } from '@tanstack/react-query';
import { createCrmAction, deleteCrmAction } from '@sestante/api-client';
import type { CrmActionDto, ActionKind } from '@sestante/api-client/types';
import { showToast } from '../../lib/toasts';
import type { OnceHeaders } from '../../ui/forms/use-record-form';
import { plannedInWords } from '../records/actions/action-days';
import { type ActionValues, toBody } from './action-values';

interface NewAction {
  kind: ActionKind;
  clientId: string;
  values: ActionValues;
}

/** Creates an action or a history entry, with undo. Pass the parts to a form or a mutation. */
export function useCreateAction() {
  const revert = useMutation({
    mutationFn: ({ id, version }: CrmActionDto) =>
      deleteCrmAction({ path: { id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true }),
    meta: { affects: ['records'] },
  });
  return {
    create: async ({ kind, clientId, values }: NewAction, headers: OnceHeaders) =>
      (await createCrmAction({ body: { kind, clientId, ...toBody(values, kind) }, headers, throwOnError: true })).data,
    onCreated: (made: CrmActionDto) => {
      showToast(
        made.kind === 'history'
          ? `Storico aggiunto a ${made.client.displayName}`
          : `Pianificata: ${made.description}, ${plannedInWords(made)}`,
        () => revert.mutate(made),
      );
    },
  };
}
