import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { usePermission } from '../../../lib/me';
import { isFinal, problemText } from '../../../lib/problems';
import { showError, showToast } from '../../../lib/toasts';
import { Avatar } from '../../../ui/feedback/avatar';
import { initialsOf } from '../../../lib/role-labels';
import type { Client } from '../client-names';
import classes from './client-page.module.css';
import { ConflictDialog } from '../fields/conflict-dialog';
import { NOBODY, PersonSelect } from '../../users/person-picker';
import { useSaveClient } from '../fields/use-save-client';
import { useReadOnlyProps } from '../../../ui/forms/use-write-guard';

/** Assignee of the client, editable in place. */
export function ClientAssignee({ client }: { client: Client }) {
  const mayAssign = usePermission('clients:assign');
  const readOnlyProps = useReadOnlyProps();
  const [choosing, setChoosing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const { assignee } = client;
  // Previous assignee, restored by an undo.
  const previous = useRef<string | null>(null);
  const work = useSaveClient({
    onSaved: (saved) => {
      const back = previous.current;
      const name = saved.assignee?.displayName;
      showToast(name === undefined ? 'Nessuno segue più questo cliente' : `Ora lo segue ${name}`, () => assign(saved, back));
    },
    onRefused: (error) => {
      if (isFinal(error)) showError(problemText(error).message);
    },
  });

  const { save, saving } = work;

  function assign(base: Client, assigneeId: string | null): void {
    previous.current = base.assignee?.id ?? null;
    save(base, { assigneeId });
  }

  function close(): void {
    setChoosing(false);
    requestAnimationFrame(() => pencil.current?.focus());
  }

  if (choosing) {
    return (
      <PersonSelect
        size="xs"
        aria-label="Assegnatario"
        className={classes['person'] ?? ''}
        defaultValue={assignee?.id ?? NOBODY}
        defaultDropdownOpened
        autoFocus
        // Selects the name, so that typing replaces it.
        onFocus={(event) => event.currentTarget.select()}
        selectFirstOptionOnChange
        onChange={(value) => {
          const assigneeId = value === null || value === NOBODY ? null : value;
          if (assigneeId !== (assignee?.id ?? null)) assign(client, assigneeId);
          close();
        }}
        onBlur={() => setChoosing(false)}
        onKeyDown={(event) => event.key === 'Escape' && close()}
      />
    );
  }
  return (
    <>
      {assignee === null ? (
        'Non assegnato'
      ) : (
        <>
          <Avatar initials={initialsOf(assignee)} kind="user" size="s" />
          <span className="spoken">Assegnatario: </span>
          {assignee.displayName}
        </>
      )}
      {mayAssign && (
        <ActionIcon
          ref={pencil}
          size="sm"
          loading={saving}
          aria-label="Cambia l’assegnatario"
          title="Cambia l’assegnatario"
          onClick={() => setChoosing(true)}
          {...readOnlyProps}
        >
          <IconPencil size={14} stroke={1.7} />
        </ActionIcon>
      )}
      <ConflictDialog client={client} work={work} />
    </>
  );
}
