import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { isFinal, problemText } from '../../lib/problems';
import { showError } from '../../lib/toasts';
import { useSaveChanges } from '../../lib/use-save-changes';
import { changeableRecord } from './changeable-record';
import { type SheetValues, toNew } from './sheet-fields';
import { recordKey, refreshSheet } from './sheet-queries';
import type { SheetRow, SheetTabDefinition } from './sheet-tab';

interface SaveRecordOptions<Row, Body extends object> {
  tab: SheetTabDefinition<Row & SheetRow, Body>;
  clientId: string;
  onSaved: (row: Row) => void;
  /** Called with field errors; `problem` holds the same failure. */
  onRefused: (error: unknown) => void;
}

/** Creates or updates a record, and holds an edit conflict until the user has resolved it. */
export function useSaveRecord<Row extends SheetRow, Body extends object>(options: SaveRecordOptions<Row, Body>) {
  const { tab, clientId, onSaved, onRefused } = options;
  const queryClient = useQueryClient();
  const [keys] = useState(idempotencyKeys);
  const remember = (row: Row) => void queryClient.setQueryData(recordKey(tab.name, clientId, row.id), row);
  const onSettled = () => refreshSheet(queryClient);

  const work = useSaveChanges<Row, Body>({
    record: changeableRecord(tab, clientId),
    onRead: remember,
    onSaved,
    onRefused,
    onSettled,
  });

  const create = useMutation({
    mutationFn: async (values: SheetValues) => {
      if (!tab.api.create) throw new Error(`${tab.name} has no form to be made in`);
      const body = toNew(tab.fields, values);
      const headers = { 'Idempotency-Key': keys.keyFor(body) };
      // The fields of a tab are those of its body, but the compiler cannot follow a name through them.
      return (await tab.api.create({ path: { clientId }, headers, body: body as Body, throwOnError: true })).data;
    },
    meta: { handled: true },
    onSuccess: (row) => {
      keys.done();
      remember(row);
      onSaved(row);
    },
    onError: (error, values) => {
      if (!isFinal(error)) showError(problemText(error).message, () => create.mutate(values));
      onRefused(error);
    },
    onSettled,
  });

  return {
    ...work,
    create: create.mutate,
    saving: create.isPending || work.saving,
    /** Failures that a retry cannot resolve; the others are shown as a toast with a retry button. */
    problem: work.problem ?? (create.isError && isFinal(create.error) ? create.error : null),
  };
}
