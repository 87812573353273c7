import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useMe } from '../../lib/me';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { CONTROL_KEY, useShortcuts } from '../../lib/shortcuts';
import { Kbd } from '../../ui/layout/kbd';
import { Notice } from '../../ui/feedback/notice';
import { UnsavedGuard } from '../../ui/forms/unsaved-guard';
import { VersionDialog } from '../../ui/forms/version-dialog';
import {
  type AnyFields,
  findFieldErrors,
  namesIn,
  placeOf,
  readField,
  readGiven,
  type SheetValues,
  startValues,
  toChanges,
} from './sheet-fields';
import { useReferenceNames } from './reference-field';
import { SheetFieldControl } from './sheet-field-control';
import { nameOf, type SheetForm, type SheetRow, type SheetTabDefinition } from './sheet-tab';
import classes from './sheet.module.css';
import { useSaveRecord } from './use-save-record';

interface RecordFormProps<Row extends SheetRow, Body extends object> {
  tab: SheetTabDefinition<Row, Body>;
  clientId: string;
  /** Record being edited; null for a new one. This is the current version: the form itself keeps the one it was opened with. */
  row: Row | null;
  panel: RefObject<HTMLElement | null>;
  onSaved: (row: Row) => void;
  onCancel: () => void;
}

/** Form of one record. An update sends only the changed fields, so that a colleague's change of other fields is kept. */
export function RecordForm<Row extends SheetRow, Body extends object>(props: RecordFormProps<Row, Body>) {
  const { tab, clientId, panel, onSaved, onCancel } = props;
  const fields: AnyFields = tab.fields;
  const { readOnly } = useMe();
  const element = useRef<HTMLFormElement>(null);
  const saved = useRef(false);
  const [base, setBase] = useState(props.row);
  const [values, setValues] = useState(() => startValues(fields, props.row));
  const [attempts, setAttempts] = useState(0);
  const form: SheetForm = useForm<SheetValues>({
    mode: 'uncontrolled',
    initialValues: values,
    validate: (now) => ({ ...tab.fieldErrors?.(now), ...findFieldErrors(fields, now, base) }),
    onValuesChange: setValues,
  });
  const work = useSaveRecord<Row, Body>({
    tab,
    clientId,
    onSaved: (row) => {
      saved.current = true;
      onSaved(row);
    },
    onRefused: (error) =>
      form.setErrors(Object.fromEntries(Object.entries(fieldErrorsOf(error)).map(([path, text]) => [placeOf(fields, path), text]))),
  });

  const { create, save, saving, problem } = work;
  const referencedName = useReferenceNames();

  const send = () => element.current?.requestSubmit();
  useShortcuts({ 'ctrl+s': send, 'ctrl+Enter': send }, panel);
  useEffect(() => {
    if (attempts > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts, problem]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (readOnly || saving) return;
    setAttempts((count) => count + 1);
    if (form.validate().hasErrors) return;
    if (base === null) return create(form.getValues());
    const changes = toChanges(fields, form.getValues(), base);
    // The fields of a tab are those of its body, but the compiler cannot follow a name through them.
    if (Object.keys(changes).length > 0) save(base, changes as Partial<Body>);
    else onSaved(base);
  }

  function isDirty(): boolean {
    if (saved.current) return false;
    return Object.keys(toChanges(fields, form.getValues(), base ?? { ...startedWith(fields) })).length > 0;
  }

  function startOver(theirs: Row): void {
    form.setValues(startValues(fields, theirs));
    form.clearErrors();
    setBase(theirs);
  }

  const refused = problem !== null && Object.keys(fieldErrorsOf(problem)).length === 0;
  const heading = base === null ? (tab.nameWhileTyping?.(values) ?? tab.words.new) : (tab.nameWhileTyping?.(values) ?? nameOf(tab, base));
  return (
    <form ref={element} className={classes['form']} onSubmit={submit} noValidate aria-busy={saving}>
      <div className={classes['body']}>
        <h2 className={classes['name']}>{heading}</h2>
        {readOnly && <Notice tone="info">Stai solo guardando: quello che scrivi qui non si può salvare.</Notice>}
        {refused && (
          <Notice tone="danger" role="alert">
            {problemText(problem).message}
          </Notice>
        )}
        <div className={classes['grid']}>
          {namesIn(fields).map(
            (name, index) =>
              (fields[name]?.shown?.(values) ?? true) && (
                <div key={name} data-span={fields[name]?.span ?? 6}>
                  <SheetFieldControl form={form} tab={tab} name={name} row={base} clientId={clientId} first={index === 0} />
                </div>
              ),
          )}
        </div>
      </div>
      <footer className={classes['foot']}>
        <span className={classes['push']} />
        <Button variant="default" onClick={onCancel}>
          Annulla
        </Button>
        <Button type="submit" loading={saving} disabled={readOnly} rightSection={<Kbd onAccent>{`${CONTROL_KEY} S`}</Kbd>}>
          Salva
        </Button>
      </footer>
      <UnsavedGuard isDirty={isDirty} leaves={(before, after) => placeIn(before) !== placeIn(after)}>
        Quello che hai scritto non è salvato.
      </UnsavedGuard>
      <VersionDialog
        work={work}
        label={(name) => fields[name]?.label ?? name}
        read={(name, value, theirs) => (theirs === null ? readGiven(fields, name, value, referencedName) : readField(fields, theirs, name))}
        onReload={startOver}
      />
    </form>
  );
}

/** Initial values of a new record, for comparison. */
function startedWith(fields: AnyFields): SheetValues {
  return Object.fromEntries(Object.entries(fields).map(([name, { start }]) => [name, start?.() ?? null]));
}

/** Address parameters that identify the form; a navigation that changes them leaves it. */
function placeIn(search: object): string {
  const { apri, modifica, nuovo } = search as { apri?: string; modifica?: boolean; nuovo?: boolean };
  return `${apri ?? ''} ${modifica ?? ''} ${nuovo ?? ''}`;
}
