import { ActionIcon, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { usePermission } from '../../../lib/me';
import { problemText } from '../../../lib/problems';
import { showToast } from '../../../lib/toasts';
import { Notice } from '../../../ui/feedback/notice';
import { UnsavedGuard } from '../../../ui/forms/unsaved-guard';
import type { Client } from '../client-names';
import classes from './client-page.module.css';
import { ConflictDialog } from '../fields/conflict-dialog';
import { NotesField } from '../../../ui/forms/notes-field';
import { useSaveClient } from '../fields/use-save-client';
import { useReadOnlyProps } from '../../../ui/forms/use-write-guard';

const LONGEST = 10_000;

/** The notes, editable in place. */
export function ClientNotes({ client }: { client: Client }) {
  const mayEdit = usePermission('clients:write');
  const readOnlyProps = useReadOnlyProps();
  // Client at the start of editing, against which later changes by others are compared.
  const [base, setBase] = useState<Client | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);

  function close(): void {
    setBase(null);
    requestAnimationFrame(() => pencil.current?.focus());
  }

  return (
    <section id="note" className={classes['section']} aria-labelledby="note-title">
      <div className={classes['section-head']}>
        <h2 id="note-title">Note</h2>
        {mayEdit && base === null && (
          <ActionIcon
            ref={pencil}
            size="sm"
            aria-label="Modifica: note"
            title="Modifica: note"
            onClick={() => setBase(client)}
            {...readOnlyProps}
          >
            <IconPencil size={14} stroke={1.7} />
          </ActionIcon>
        )}
      </div>
      {base !== null ? (
        <NotesEditor base={base} onRebase={setBase} onClose={close} />
      ) : client.notes === null ? (
        <p className={classes['nothing']}>Nessuna nota. Preferenze, rapporto commerciale, punti di attenzione.</p>
      ) : (
        <p className={classes['notes']}>{client.notes}</p>
      )}
    </section>
  );
}

interface NotesEditorProps {
  base: Client;
  onRebase: (client: Client) => void;
  onClose: () => void;
}

function NotesEditor({ base, onRebase, onClose }: NotesEditorProps) {
  const field = useRef<HTMLDivElement>(null);
  const typed = () => field.current?.querySelector('textarea')?.value.trim() ?? '';
  const isDirty = () => field.current !== null && typed() !== (base.notes ?? '');
  const work = useSaveClient({
    onSaved: () => {
      showToast('Note salvate');
      onClose();
    },
  });

  const { save, saving, problem } = work;

  function submit(): void {
    if (saving) return;
    if (isDirty()) save(base, { notes: typed() === '' ? null : typed() });
    else onClose();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const control = event.ctrlKey || event.metaKey;
    if (control && (event.key === 'Enter' || event.key === 's')) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape' && !isDirty()) onClose();
  }

  return (
    <div ref={field} className={classes['notes-editor']}>
      {problem !== null && (
        <Notice tone="danger" role="alert">
          {problemText(problem).message}
        </Notice>
      )}
      <NotesField
        key={base.version}
        aria-labelledby="note-title"
        description="Solo per l’agenzia"
        max={LONGEST}
        defaultValue={base.notes ?? ''}
        onKeyDown={onKeyDown}
        autoFocus
      />
      <div className={classes['notes-actions']}>
        <Button size="xs" loading={saving} onClick={submit}>
          Salva note
        </Button>
        <Button size="xs" variant="subtle" onClick={onClose}>
          Annulla
        </Button>
      </div>
      <UnsavedGuard isDirty={isDirty}>Le note che hai scritto non sono ancora salvate: se esci vanno perse.</UnsavedGuard>
      <ConflictDialog client={base} work={work} onReload={onRebase} />
    </div>
  );
}
