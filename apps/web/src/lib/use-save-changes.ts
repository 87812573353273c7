import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isFinal, problemText } from './problems';
import { type Changeable, type Conflict, saveChanges, without } from './save-changes';
import { showError } from './toasts';

interface SaveChangesOptions<Row extends { version: number }, Body extends object> {
  record: Changeable<Row, Body>;
  /** Called with the server's current version, saved here or by others, to update other views of the record. */
  onRead: (row: Row) => void;
  onSaved: (row: Row) => void;
  /** Called on errors, to show field errors; `problem` holds the same error. */
  onRefused?: (error: unknown) => void;
  onSettled?: () => void;
  /** Changes with the same scope run one after the other. */
  scope?: string;
}

/** Saves the changes of a form: only changed fields, with a question where another user has changed the same field. */
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
    // Does not wait for refetches, so that the user can answer a conflict before lists have reloaded.
    onSettled: () => onSettled?.(),
  });

  function save(base: Row, changes: Partial<Body>): void {
    if (!saving.isPending) saving.mutate({ base, changes });
  }

  return {
    save,
    saving: saving.isPending,
    /** Error that a retry cannot fix; other errors are shown as a toast with a retry button. */
    problem: saving.isError && isFinal(saving.error) ? saving.error : null,
    conflict,
    valuesOf: record.valuesOf,
    /** Saves again on the newer version, without the fields in which the other user's value is kept. */
    settle: ({ mine, theirs }: Conflict<Row, Body>, keepTheirs: readonly string[]) => {
      const changes = without(mine, keepTheirs);
      if (Object.keys(changes).length > 0) return save(theirs, changes);
      setConflict(null);
      onSaved(theirs);
    },
    dismiss: () => setConflict(null),
  };
}
