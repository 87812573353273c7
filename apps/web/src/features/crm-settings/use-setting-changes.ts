import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { type Changeable, saveUnlessOvertaken } from '../../lib/save-changes';
import { showError } from '../../lib/toasts';
import { refreshActions } from '../crm-actions/action-cache';

/** Changes of the settings are made one after the other. */
export const SETTINGS_SCOPE = 'crm-settings';

/**
 * Changes of what the agency has set up, at one press in the list itself: at once for everybody; what shows it follows.
 * What is refused is said in passing.
 */
export function useSettingChanges(lists: QueryKey[]) {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    scope: { id: SETTINGS_SCOPE },
    meta: { handled: true },
    onError: (error) => showError(Object.values(fieldErrorsOf(error))[0] ?? problemText(error).message),
    onSettled: () => refreshSettings(queryClient, lists),
  });
  return {
    apply: (work: () => Promise<unknown>) => change.mutate(work),
    /** Of a record some fields; a change of others by somebody else is no obstacle. */
    update: <Row extends { version: number }, Body extends object>(record: Changeable<Row, Body>, row: Row, body: Partial<Body>) =>
      change.mutate(() => saveUnlessOvertaken(record, row, body)),
    busy: change.isPending,
  };
}

/** Asks anew for these lists, and for the actions that show what is in them. */
export async function refreshSettings(queryClient: QueryClient, lists: QueryKey[]): Promise<void> {
  refreshActions(queryClient);
  await Promise.all(lists.map((queryKey) => queryClient.invalidateQueries({ queryKey: [{ _id: idOf(queryKey) }] })));
}

function idOf([key]: QueryKey): unknown {
  return typeof key === 'object' && key !== null && '_id' in key ? key._id : undefined;
}
