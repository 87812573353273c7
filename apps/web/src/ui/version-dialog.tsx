import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { Notice } from './notice';
import { useReturnFocus } from './use-return-focus';
import classes from './version-dialog.module.css';

interface TwoVersions<Name extends string> {
  name: Name;
  label: string;
  /** In words; null where a field is empty. */
  mine: string | null;
  theirs: string | null;
}

interface VersionDialogProps<Name extends string> {
  /** Who has changed the same meanwhile, as far as that is known. */
  who: string[];
  fields: TwoVersions<Name>[];
  saving: boolean;
  /** With the fields where the other value is kept. */
  onSettle: (keepTheirs: Name[]) => void;
  /** Gives up one's own changes. */
  onReload: () => void;
  onClose: () => void;
}

/** Both values of each field that two people have changed at once: nothing of either is lost without a choice. */
export function VersionDialog<Name extends string>(props: VersionDialogProps<Name>) {
  const { fields, saving, onSettle, onReload, onClose } = props;
  const [keepTheirs, setKeepTheirs] = useState<Name[]>([]);
  useReturnFocus();
  const who = props.who.length === 0 ? 'Qualcuno' : props.who.join(' e ');
  return (
    <Modal opened onClose={onClose} title="Modifica concorrente" size="lg" closeOnClickOutside={false}>
      <Notice tone="info">
        <b>
          {who} {props.who.length > 1 ? 'hanno' : 'ha'} cambiato {fields.length === 1 ? 'un campo' : `${fields.length} campi`}
        </b>{' '}
        mentre modificavi. Scegli cosa tenere.
      </Notice>
      <div className={classes['fields']}>
        {fields.map(({ name, label, mine, theirs }) => (
          <fieldset key={name} className={classes['field']}>
            <legend className={classes['label']}>{label}</legend>
            <Version
              name={name}
              text={mine}
              whose="La tua"
              checked={!keepTheirs.includes(name)}
              onChoose={() => setKeepTheirs(keepTheirs.filter((other) => other !== name))}
            />
            <Version
              name={name}
              text={theirs}
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
  name: string;
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
