import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { isFinal, problemText } from '../../lib/problems';
import { showError } from '../../lib/toasts';
import { saveRecord, type SheetConflict } from './save-record';
import { type SheetValues, toNew } from './sheet-fields';
import { recordKey, refreshSheet } from './sheet-queries';
import type { SheetRow, SheetTabDefinition } from './sheet-tab';

interface SaveRecordOptions<Row, Body extends object> {
  tab: SheetTabDefinition<Row & SheetRow, Body>;
  clientId: string;
  onSaved: (row: Row) => void;
  /** For refusals of single fields; `problem` holds the same failure. */
  onRefused: (error: unknown) => void;
}

/** Makes or changes a record, and holds the conflict that may come of it until the reader has chosen. */
export function useSaveRecord<Row extends SheetRow, Body extends object>(options: SaveRecordOptions<Row, Body>) {
  const { tab, clientId, onSaved, onRefused } = options;
  const queryClient = useQueryClient();
  const [keys] = useState(idempotencyKeys);
  const [conflict, setConflict] = useState<SheetConflict<Row> | null>(null);
  const again = useRef<() => void>(undefined);

  async function create(values: SheetValues): Promise<Row> {
    if (!tab.api.create) throw new Error(`${tab.name} has no form to be made in`);
    const body = toNew(tab.fields, values);
    const headers = { 'Idempotency-Key': keys.keyFor(body) };
    // The fields of a tab are those of its body; the compiler does not follow a name through them.
    return (await tab.api.create({ path: { clientId }, headers, body: body as Body, throwOnError: true })).data;
  }

  const saving = useMutation({
    mutationFn: async ({ base, values }: { base: Row | null; values: SheetValues }) =>
      base === null ? { row: await create(values), conflict: null } : saveRecord(tab, clientId, base, values),
    meta: { handled: true },
    onSuccess: (saved) => {
      keys.done();
      setConflict(saved.conflict);
      const now = saved.conflict?.theirs ?? saved.row;
      if (now) queryClient.setQueryData(recordKey(tab.name, clientId, now.id), now);
      if (saved.row) onSaved(saved.row);
    },
    onError: (error) => {
      if (!isFinal(error)) showError(problemText(error).message, again.current);
      onRefused(error);
    },
    onSettled: () => refreshSheet(queryClient),
  });

  function save(base: Row | null, values: SheetValues): void {
    again.current = () => saving.mutate({ base, values });
    saving.mutate({ base, values });
  }

  return {
    /** @param values of a new record all that the form holds, of another one what is changed */
    save,
    saving: saving.isPending,
    /** What no new attempt can mend by itself; the rest is told, with a way to retry, in passing. */
    problem: saving.isError && isFinal(saving.error) ? saving.error : null,
    conflict,
    /** Saves again upon the newer version, without the fields where theirs is kept. */
    settle: ({ mine, theirs }: SheetConflict<Row>, keepTheirs: string[]) => {
      const kept = Object.fromEntries(Object.entries(mine).filter(([name]) => !keepTheirs.includes(name)));
      if (Object.keys(kept).length > 0) return save(theirs, kept);
      setConflict(null);
      onSaved(theirs);
    },
    dismiss: () => setConflict(null),
  };
}
