import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isFinal, problemText } from './problems';
import type { Affected } from './refresh';
import { type Changeable, type Conflict, type Saved, saveChanges, type Versioned, without } from './save-changes';
import { showError } from './toasts';

export interface SaveChangesOptions<Row, Body extends object> {
  /** Describes how a record is read, compared and written; absent where nothing is edited, only sent. */
  record?: Changeable<Row & Versioned, Body> | undefined;
  /** Data that a save changes; empty where none is loaded. */
  affects: Affected;
  onSaved: (row: Row) => void;
  /** Called on errors; `problem` holds the same error. */
  onRefused?: ((error: unknown) => void) | undefined;
  /** Returns errors that a retry may fix as `problem` too, instead of showing a toast with a retry button. */
  inPlace?: boolean | undefined;
  /** Changes with the same scope run one after the other. */
  scope?: string | undefined;
}

/** Saves the changes of a record: only changed fields, with a question where another user has changed the same field. */
export function useSaveChanges<Row, Body extends object>(options: SaveChangesOptions<Row, Body>) {
  const { record, affects, onSaved, onRefused, inPlace = false, scope } = options;
  const [conflict, setConflict] = useState<Conflict<Row, Body> | null>(null);
  const saving = useMutation({
    mutationFn: (work: () => Promise<Saved<Row, Body>>) => work(),
    ...(scope !== undefined && { scope: { id: scope } }),
    // Not pending until everything is shown, so that the user can answer a conflict before lists have reloaded.
    meta: { handled: true, affects },
    onSuccess: (saved) => {
      setConflict(saved.conflict);
      if (!saved.conflict) onSaved(saved.row);
    },
    onError: (error, work) => {
      if (!inPlace && !isFinal(error)) showError(problemText(error).message, () => saving.mutate(work));
      onRefused?.(error);
    },
  });

  function run(work: () => Promise<Saved<Row, Body>>): void {
    if (!saving.isPending) saving.mutate(work);
  }

  function changeable(): Changeable<Row & Versioned, Body> {
    if (!record) throw new Error('Only a record can be changed');
    return record;
  }

  function save(base: Row, changes: Partial<Body>): void {
    run(() => saveChanges(changeable(), base as Row & Versioned, changes));
  }

  return {
    save,
    /** Sends a request that changes no existing record, such as one that creates it. */
    send: (request: () => Promise<Row>) => run(async () => ({ row: await request(), conflict: null })),
    saving: saving.isPending,
    /** Error of the last save. Those that a retry may fix are shown as a toast instead, unless they belong in place. */
    problem: saving.isError && (inPlace || isFinal(saving.error)) ? saving.error : null,
    forgetProblem: saving.reset,
    conflict,
    valuesOf: (row: Row) => changeable().valuesOf(row as Row & Versioned),
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
