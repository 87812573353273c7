import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { type Changeable, saveUnlessOvertaken } from '../../lib/save-changes';
import { showError } from '../../lib/toasts';
import { refreshActions } from '../records/actions/action-cache';

/** Mutation scope that runs changes of the settings one after the other. */
export const SETTINGS_SCOPE = 'crm-settings';

/** Applies one-click changes of settings rows and refetches the queries that depend on them. Errors are shown as toasts. */
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
    /** Updates some fields of a record; changes by others to different fields do not conflict. */
    update: <Row extends { version: number }, Body extends object>(record: Changeable<Row, Body>, row: Row, body: Partial<Body>) =>
      change.mutate(() => saveUnlessOvertaken(record, row, body)),
    busy: change.isPending,
  };
}

/** Invalidates these lists and all queries of actions, which contain settings. */
export async function refreshSettings(queryClient: QueryClient, lists: QueryKey[]): Promise<void> {
  refreshActions(queryClient);
  await Promise.all(lists.map((queryKey) => queryClient.invalidateQueries({ queryKey: [{ _id: idOf(queryKey) }] })));
}

function idOf([key]: QueryKey): unknown {
  return typeof key === 'object' && key !== null && '_id' in key ? key._id : undefined;
}
