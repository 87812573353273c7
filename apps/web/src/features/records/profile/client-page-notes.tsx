import { ActionIcon, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { usePermission } from '../../../lib/me';
import { showToast } from '../../../lib/toasts';
import { SubmitButton } from '../../../ui/forms/form';
import { FormSection } from '../../../ui/forms/form-section';
import type { Client } from '../client-names';
import { CHANGEABLE_CLIENT } from '../fields/changeable-client';
import classes from './client-page.module.css';
import { ConflictDialog } from '../fields/conflict-dialog';
import { NotesField } from '../../../ui/forms/notes-field';
import { useRecordForm } from '../../../ui/forms/use-record-form';
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
        <NotesEditor base={base} onClose={close} />
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
  onClose: () => void;
}

function NotesEditor({ base, onClose }: NotesEditorProps) {
  const form = useRecordForm({
    edit: {
      row: base,
      record: CHANGEABLE_CLIENT,
      toValues: (client) => ({ notes: client?.notes ?? '' }),
      toBody: ({ notes }) => ({ notes: notes.trim() || null }),
    },
    affects: ['records'],
    onSaved: () => {
      showToast('Note salvate');
      onClose();
    },
    onUnchanged: onClose,
  });
  return (
    <FormSection
      form={form}
      className={classes['notes-editor']}
      unsavedText="Le note che hai scritto non sono ancora salvate: se esci vanno perse."
    >
      <NotesField
        {...form.getInputProps('notes')}
        aria-labelledby="note-title"
        description="Solo per l’agenzia"
        max={LONGEST}
        onKeyDown={({ key }) => key === 'Escape' && !form.isDirty() && onClose()}
        autoFocus
      />
      <div className="flex gap-m">
        <SubmitButton form={form} size="xs">
          Salva note
        </SubmitButton>
        <Button size="xs" variant="subtle" onClick={onClose}>
          Annulla
        </Button>
      </div>
      <ConflictDialog client={base} work={form} onReload={form.reload} />
    </FormSection>
  );
}
