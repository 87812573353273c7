import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UpdateClientDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { isFinal, problemText } from '../../lib/problems';
import { showError } from '../../lib/toasts';
import { rememberClient } from './client-cache';
import type { FieldName } from './client-fields';
import type { Client } from './client-names';
import { type Conflict, saveClient } from './save-client';

interface Change {
  base: Client;
  changes: UpdateClientDto;
}

interface SaveClientOptions {
  onSaved: (client: Client) => void;
  /** For refusals of single fields; `problem` holds the same failure. */
  onRefused?: (error: unknown) => void;
}

/** Saves changes of a client, and holds the conflict that may come of it until the reader has chosen. */
export function useSaveClient({ onSaved, onRefused }: SaveClientOptions) {
  const queryClient = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const saving = useMutation({
    mutationFn: ({ base, changes }: Change) => saveClient(base, changes),
    meta: { handled: true },
    onSuccess: (saved) => {
      setConflict(saved.conflict);
      if (saved.conflict) {
        rememberClient(queryClient, saved.conflict.theirs);
        return;
      }
      rememberClient(queryClient, saved.client);
      onSaved(saved.client);
    },
    onError: (error, change) => {
      if (!isFinal(error)) showError(problemText(error).message, () => saving.mutate(change));
      onRefused?.(error);
    },
  });

  return {
    save: (base: Client, changes: UpdateClientDto) => saving.mutate({ base, changes }),
    saving: saving.isPending,
    /** What no new attempt can mend by itself; the rest is told, with a way to retry, in passing. */
    problem: saving.isError && isFinal(saving.error) ? saving.error : null,
    conflict,
    /** Saves again upon the newer version, without the fields where theirs is kept. */
    settle: ({ mine, theirs }: Conflict, keepTheirs: FieldName[]) => {
      const kept = Object.entries(mine).filter(([name]) => !keepTheirs.some((field) => field === name));
      if (kept.length > 0) {
        saving.mutate({ base: theirs, changes: Object.fromEntries(kept) });
        return;
      }
      setConflict(null);
      onSaved(theirs);
    },
    dismiss: () => setConflict(null),
  };
}
