import { useMutation } from '@tanstack/react-query';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { type Changeable, saveUnlessOvertaken } from '../../lib/save-changes';
import { showError } from '../../lib/toasts';

/** Mutation scope that runs changes of the settings one after the other. */
export const SETTINGS_SCOPE = 'crm-settings';

/** Tag of the settings in the API. */
export type SettingTag = 'crm settings' | 'tags';

/** Applies one-click changes of settings rows, which records show too. Errors are shown as toasts. */
export function useSettingChanges(tag: SettingTag) {
  const change = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    scope: { id: SETTINGS_SCOPE },
    meta: { handled: true, affects: [tag, 'records'], untilShown: true },
    onError: (error) => showError(Object.values(fieldErrorsOf(error))[0] ?? problemText(error).message),
  });
  return {
    apply: (work: () => Promise<unknown>) => change.mutate(work),
    /** Updates some fields of a record; changes by others to different fields do not conflict. */
    update: <Row extends { version: number }, Body extends object>(record: Changeable<Row, Body>, row: Row, body: Partial<Body>) =>
      change.mutate(() => saveUnlessOvertaken(record, row, body)),
    busy: change.isPending,
  };
}
