import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isFinal, problemText } from './problems';
import { type Changeable, type Conflict, saveChanges, without } from './save-changes';
import { showError } from './toasts';

interface SaveChangesOptions<Row extends { version: number }, Body extends object> {
  record: Changeable<Row, Body>;
  /** With the record as the server has it now, saved or changed by others: for whatever shows it. */
  onRead: (row: Row) => void;
  onSaved: (row: Row) => void;
  /** For refusals of single fields; `problem` holds the same failure. */
  onRefused?: (error: unknown) => void;
  onSettled?: () => void;
  /** Changes under one name are made one after the other. */
  scope?: string;
}

/** How every form saves a change: only what was changed, and with a question where somebody else has changed the same. */
export function useSaveChanges<Row extends { version: number }, Body extends object>(options: SaveChangesOptions<Row, Body>) {
  const { record, onRead, onSaved, onRefused, onSettled, scope } = options;
  const [conflict, setConflict] = useState<Conflict<Row, Body> | null>(null);
  const saving = useMutation({
    mutationFn: ({ base, changes }: { base: Row; changes: Partial<Body> }) => saveChanges(record, base, changes),
    ...(scope !== undefined && { scope: { id: scope } }),
    meta: { handled: true },
    onSuccess: (saved) => {
      setConflict(saved.conflict);
      onRead(saved.conflict ? saved.conflict.theirs : saved.row);
      if (saved.row) onSaved(saved.row);
    },
    onError: (error, change) => {
      if (!isFinal(error)) showError(problemText(error).message, () => saving.mutate(change));
      onRefused?.(error);
    },
    // Not waited for: a question may be answered before lists are there again.
    onSettled: () => onSettled?.(),
  });

  function save(base: Row, changes: Partial<Body>): void {
    if (!saving.isPending) saving.mutate({ base, changes });
  }

  return {
    save,
    saving: saving.isPending,
    /** What no new attempt can mend by itself; the rest is shown in passing, with a way to retry. */
    problem: saving.isError && isFinal(saving.error) ? saving.error : null,
    conflict,
    valuesOf: record.valuesOf,
    /** Saves again upon the newer version, without the fields where theirs is kept. */
    settle: ({ mine, theirs }: Conflict<Row, Body>, keepTheirs: readonly string[]) => {
      const changes = without(mine, keepTheirs);
      if (Object.keys(changes).length > 0) return save(theirs, changes);
      setConflict(null);
      onSaved(theirs);
    },
    dismiss: () => setConflict(null),
  };
}
