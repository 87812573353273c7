import { Button, Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Conflict } from '../../lib/save-changes';
import { CONTROL_KEY, useShortcuts } from '../../lib/shortcuts';
import type { useSaveChanges } from '../../lib/use-save-changes';
import { Kbd } from '../layout/kbd';
import { Notice } from '../feedback/notice';
import { useReturnFocus } from '../overlays/use-return-focus';
import classes from './version-dialog.module.css';

export type VersionWork<Row extends { version: number }, Body extends object> = Pick<
  ReturnType<typeof useSaveChanges<Row, Body>>,
  'conflict' | 'saving' | 'settle' | 'dismiss' | 'valuesOf'
>;

interface VersionDialogProps<Row extends { version: number }, Body extends object> {
  work: VersionWork<Row, Body>;
  /** Returns the label of a field. */
  label: (name: keyof Body & string) => string;
  /**
   * Formats a value as text; null when the field is empty. Text and booleans need no formatter.
   * @param row the other version, when the value belongs to it
   */
  read?: (name: keyof Body & string, value: unknown, row: Row | null) => string | null;
  /** Discards the user's changes and loads the current version of the record. */
  onReload: (theirs: Row) => void;
}

/** Shows both values of each field that two people have changed at once, so that neither is overwritten without a choice. */
export function VersionDialog<Row extends { version: number }, Body extends object>(props: VersionDialogProps<Row, Body>) {
  const { conflict } = props.work;
  return conflict && <Choice key={conflict.theirs.version} {...props} conflict={conflict} />;
}

function Choice<Row extends { version: number }, Body extends object>(
  props: VersionDialogProps<Row, Body> & { conflict: Conflict<Row, Body> },
) {
  const { work, conflict, label, read = asItIs, onReload } = props;
  const { mine, theirs, fields, people } = conflict;
  const { saving, settle, dismiss } = work;
  const [keepTheirs, setKeepTheirs] = useState<string[]>([]);
  const content = useRef<HTMLDivElement>(null);
  useReturnFocus();
  const save = () => settle(conflict, keepTheirs);
  useShortcuts({ 'ctrl+s': save, 'ctrl+Enter': save }, content);
  const who = people.length === 0 ? 'Qualcuno' : people.join(' e ');
  const now = work.valuesOf(theirs);
  return (
    <Modal opened onClose={dismiss} title="Modifica concorrente" size="lg" closeOnClickOutside={false}>
      <div ref={content}>
        <Notice tone="info">
          <b>
            {who} {people.length > 1 ? 'hanno' : 'ha'} cambiato {fields.length === 1 ? 'un campo' : `${fields.length} campi`}
          </b>{' '}
          mentre modificavi. Scegli cosa tenere.
        </Notice>
        <div className={classes['fields']}>
          {fields.map((name) => (
            <fieldset key={name} className={classes['field']}>
              <legend className={classes['label']}>{label(name)}</legend>
              <Version
                name={name}
                text={read(name, mine[name], null)}
                whose="La tua"
                checked={!keepTheirs.includes(name)}
                onChoose={() => setKeepTheirs(keepTheirs.filter((other) => other !== name))}
              />
              <Version
                name={name}
                text={read(name, now[name], theirs)}
                whose={`Di ${who}`}
                checked={keepTheirs.includes(name)}
                onChoose={() => setKeepTheirs([...keepTheirs, name])}
              />
            </fieldset>
          ))}
        </div>
        <div className={classes['actions']}>
          <Button loading={saving} onClick={save} data-autofocus rightSection={<Kbd onAccent>{`${CONTROL_KEY} S`}</Kbd>}>
            Salva scelte
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              dismiss();
              onReload(theirs);
            }}
          >
            Ricarica, perdi le tue modifiche
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function asItIs(_name: string, value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'sì' : 'no';
  return value === null || value === undefined || value === '' ? null : String(value);
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
      <span className="text-xs faint">{whose}</span>
    </label>
  );
}
