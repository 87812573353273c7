import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { fieldErrors, problemText } from '../../lib/problems';
import { showError } from '../../lib/toasts';
import { refreshActions } from '../crm-actions/action-cache';

/**
 * Changes of what the agency has set up: at once for everybody, one after the other; what shows it follows. What is
 * refused is said in passing, unless the dialog that asked for it says so itself.
 */
export function useSettingChanges(lists: QueryKey[]) {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: ({ work }: { work: () => Promise<unknown>; inDialog: boolean }) => work(),
    scope: { id: 'crm-settings' },
    meta: { handled: true },
    onError: (error, { inDialog }) => {
      if (!inDialog) showError(Object.values(fieldErrors(error))[0] ?? problemText(error).message);
    },
    onSettled: async () => {
      refreshActions(queryClient);
      await Promise.all(lists.map((queryKey) => queryClient.invalidateQueries({ queryKey: [{ _id: idOf(queryKey) }] })));
    },
  });
  return {
    /** At one press, in the list itself. */
    apply: (work: () => Promise<unknown>) => change.mutate({ work, inDialog: false }),
    /** From a dialog, which closes when it has worked. */
    save: (work: () => Promise<unknown>, onDone: () => void) => change.mutate({ work, inDialog: true }, { onSuccess: onDone }),
    busy: change.isPending,
    problem: change.error,
    reset: change.reset,
  };
}

function idOf([key]: QueryKey): unknown {
  return typeof key === 'object' && key !== null && '_id' in key ? key._id : undefined;
}
