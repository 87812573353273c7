import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { isFinal, problemText } from '../../lib/problems';
import { changesOf } from '../../lib/same-value';
import type { Changeable } from '../../lib/save-changes';
import { showError } from '../../lib/toasts';
import { useSaveChanges } from '../../lib/use-save-changes';
import { refreshSettings, SETTINGS_SCOPE } from './use-setting-changes';

interface SettingFormOptions<Row extends { version: number }, Body extends object> {
  record: Changeable<Row, Body>;
  /** Record to edit; null for a new one. */
  row: Row | null;
  /** Initial values of a new record. */
  start: Body;
  create: (values: Body, headers: { 'Idempotency-Key': string }) => Promise<unknown>;
  /** Query key of the list that contains the record. */
  list: QueryKey;
  onDone: () => void;
}

/**
 * State of a settings dialog. A new record is created once, protected by an idempotency key; an edit sends only the
 * changed fields.
 */
export function useSettingForm<Row extends { version: number }, Body extends object>(options: SettingFormOptions<Row, Body>) {
  const { record, row, start, create, list, onDone } = options;
  const queryClient = useQueryClient();
  const [keys] = useState(idempotencyKeys);
  // Version with which the dialog was opened, for comparison with changes saved by others.
  const [base, setBase] = useState(row);
  const [values, setValues] = useState(() => (row === null ? start : record.valuesOf(row)));
  const onSettled = () => void refreshSettings(queryClient, [list]);
  const work = useSaveChanges({ record, scope: SETTINGS_SCOPE, onRead: () => undefined, onSaved: onDone, onSettled });
  const make = useMutation({
    mutationFn: (body: Body) => create(body, { 'Idempotency-Key': keys.keyFor(body) }),
    scope: { id: SETTINGS_SCOPE },
    meta: { handled: true },
    onSuccess: onDone,
    onError: (error, body) => {
      if (!isFinal(error)) showError(problemText(error).message, () => make.mutate(body));
    },
    onSettled,
  });

  function submit(tidied: Partial<Body> = {}): void {
    const now = { ...values, ...tidied };
    if (base === null) return make.mutate(now);
    const changes = changesOf(record.valuesOf(base), now);
    if (Object.keys(changes).length > 0) work.save(base, changes);
    else onDone();
  }

  return {
    isNew: base === null,
    values,
    set: (part: Partial<Body>) => setValues((before) => ({ ...before, ...part })),
    /** @param tidied values to send in place of the typed ones */
    submit,
    startOver: (theirs: Row) => {
      setBase(theirs);
      setValues(record.valuesOf(theirs));
    },
    work,
    saving: make.isPending || work.saving,
    problem: work.problem ?? (make.isError && isFinal(make.error) ? make.error : null),
  };
}
