import { useMutation } from '@tanstack/react-query';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { type Changeable, saveUnlessOvertaken } from '../../lib/save-changes';
import { showError } from '../../lib/toasts';

/** Mutation scope that runs changes of the settings one after the other. */
export const SETTINGS_SCOPE = 'crm-settings';

/** Tag of the settings in the API. */
export type SettingTag = 'crm settings' | 'tags';

interface Change {
  work: () => Promise<unknown>;
  /** The row and its new values, of a change that the row can show while it is saved. */
  of?: { id: string; values: object };
}

/** Applies one-click changes of settings rows, which records show too. Errors are shown as toasts. */
export function useSettingChanges(tag: SettingTag) {
  const change = useMutation({
    mutationFn: ({ work }: Change) => work(),
    scope: { id: SETTINGS_SCOPE },
    meta: { handled: true, affects: [tag, 'records'], untilShown: true },
    onError: (error) => showError(Object.values(fieldErrorsOf(error))[0] ?? problemText(error).message),
  });
  return {
    apply: (work: () => Promise<unknown>) => change.mutate({ work }),
    /** Updates some fields of a record; changes by others to different fields do not conflict. */
    update: <Row extends { id: string; version: number }, Body extends object>(
      record: Changeable<Row, Body>,
      row: Row,
      body: Partial<Body>,
    ) => change.mutate({ work: () => saveUnlessOvertaken(record, row, body), of: { id: row.id, values: body } }),
    /** Returns the row as it is after the change that is being saved. */
    ahead: <Row extends { id: string }>(row: Row): Row =>
      change.isPending && change.variables.of?.id === row.id ? { ...row, ...change.variables.of.values } : row,
    busy: change.isPending,
  };
}
