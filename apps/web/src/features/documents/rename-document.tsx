import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateDocument } from '@sestante/api-client';
import type { DocumentDto } from '@sestante/api-client/types';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiProblem, fieldErrors, problemText } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { UnsavedGuard } from '../../ui/unsaved-guard';
import { rememberDocument, refreshDocuments } from './document-cache';
import classes from './document-panel.module.css';

interface RenameProps {
  clientId: string;
  document: DocumentDto;
  onDone: () => void;
}

/** Gives a document another name; its files keep theirs. */
export function RenameDocument({ clientId, document, onDone }: RenameProps) {
  const queryClient = useQueryClient();
  // What it was when one began: a colleague's change is not written over unseen.
  const [base, setBase] = useState(document);
  const [name, setName] = useState(document.name);
  const saved = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const save = useMutation({
    mutationFn: async (next: string) => {
      const path = { clientId, id: base.id };
      return (await updateDocument({ path, headers: { 'If-Match': `"${base.version}"` }, body: { name: next }, throwOnError: true })).data;
    },
    meta: { handled: true },
    onSuccess: (now) => {
      saved.current = true;
      rememberDocument(queryClient, clientId, now);
      showToast(`Ora si chiama «${now.name}»`);
      onDone();
    },
    onError: () => refreshDocuments(queryClient, clientId),
  });
  const overtaken = save.error instanceof ApiProblem && save.error.status === 412;
  const refused = fieldErrors(save.error)['name'] ?? (save.error && !overtaken ? problemText(save.error).message : null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const next = name.trim();
    if (save.isPending || next === '') return;
    if (next === base.name) onDone();
    else save.mutate(next);
  }

  return (
    <form onSubmit={submit} noValidate className={classes['rename']}>
      <TextInput
        label="Nome"
        required
        maxLength={200}
        value={name}
        error={name.trim() === '' ? 'Campo obbligatorio' : overtaken ? `Nel frattempo è diventato «${document.name}».` : refused}
        onChange={(event) => setName(event.currentTarget.value)}
        ref={field}
      />
      <div className={classes['buttons']}>
        {overtaken ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setBase(document);
              save.reset();
            }}
          >
            Continua lo stesso
          </Button>
        ) : (
          <Button size="xs" type="submit" loading={save.isPending}>
            Salva
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={onDone}>
          Annulla
        </Button>
      </div>
      <UnsavedGuard
        isDirty={() => !saved.current && name.trim() !== base.name}
        leaves={(before, after) => opened(before) !== opened(after)}
      >
        Il nuovo nome non è salvato.
      </UnsavedGuard>
    </form>
  );
}

const opened = (search: { apri?: unknown }): unknown => search.apri;
