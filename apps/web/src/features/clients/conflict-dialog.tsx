import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listAssigneesOptions, listTagsOptions } from '@sestante/api-client/query';
import { useState } from 'react';
import { Notice } from '../../ui/notice';
import { useReturnFocus } from '../../ui/use-return-focus';
import { type FieldName, labelOf, readValue, valueOf } from './client-fields';
import classes from './conflict-dialog.module.css';
import { type Conflict, mineOf } from './save-client';

interface ConflictDialogProps {
  conflict: Conflict;
  saving: boolean;
  /** With the fields where the other value is kept. */
  onSettle: (keepTheirs: FieldName[]) => void;
  /** Gives up one's own changes. */
  onReload: () => void;
  onClose: () => void;
}

/** Both values of each field that two people have changed at once: nothing of either is lost without a choice. */
export function ConflictDialog({ conflict, saving, onSettle, onReload, onClose }: ConflictDialogProps) {
  const { mine, theirs, fields, people } = conflict;
  const [keepTheirs, setKeepTheirs] = useState<FieldName[]>([]);
  const nameOf = useNames();
  useReturnFocus();
  const who = people.length === 0 ? 'Qualcuno' : people.join(' e ');
  return (
    <Modal opened onClose={onClose} title="Modifica concorrente" size="lg" closeOnClickOutside={false}>
      <Notice tone="info">
        <b>
          {who} {people.length > 1 ? 'hanno' : 'ha'} cambiato {fields.length === 1 ? 'un campo' : `${fields.length} campi`}
        </b>{' '}
        mentre modificavi. Scegli cosa tenere.
      </Notice>
      <div className={classes['fields']}>
        {fields.map((name) => (
          <fieldset key={name} className={classes['field']}>
            <legend className={classes['label']}>{labelOf(name, theirs.type)}</legend>
            <Version
              name={name}
              text={readValue(name, mineOf(mine, name), nameOf)}
              whose="La tua"
              checked={!keepTheirs.includes(name)}
              onChoose={() => setKeepTheirs(keepTheirs.filter((other) => other !== name))}
            />
            <Version
              name={name}
              text={readValue(name, valueOf(theirs, name), nameOf)}
              whose={`Di ${who}`}
              checked={keepTheirs.includes(name)}
              onChoose={() => setKeepTheirs([...keepTheirs, name])}
            />
          </fieldset>
        ))}
      </div>
      <div className={classes['actions']}>
        <Button loading={saving} onClick={() => onSettle(keepTheirs)} data-autofocus>
          Salva scelte
        </Button>
        <Button variant="subtle" onClick={onReload}>
          Ricarica, perdi le tue modifiche
        </Button>
      </div>
    </Modal>
  );
}

interface VersionProps {
  name: FieldName;
  text: string | null;
  whose: string;
  checked: boolean;
  onChoose: () => void;
}

function Version({ name, text, whose, checked, onChoose }: VersionProps) {
  return (
    <label className={classes['version']}>
      <input type="radio" name={`versione-${name}`} checked={checked} onChange={onChoose} />
      <span className={classes['value']}>{text ?? <em>vuoto</em>}</span>
      <span className={classes['whose']}>{whose}</span>
    </label>
  );
}

/** Colleagues and tags by id; both lists are loaded already by the form underneath. */
function useNames() {
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000 }).data?.data ?? [];
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000 }).data?.data ?? [];
  return (id: string) => people.find((person) => person.id === id)?.displayName ?? tags.find((tag) => tag.id === id)?.name ?? '…';
}
