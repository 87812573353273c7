import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { useMe } from '../../lib/me';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { changesOf } from '../../lib/same-value';
import { CONTROL_KEY, useShortcuts } from '../../lib/shortcuts';
import { showToast } from '../../lib/toasts';
import { useSaveChanges } from '../../lib/use-save-changes';
import { Kbd } from '../../ui/layout/kbd';
import { Notice } from '../../ui/feedback/notice';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { refreshActions, rememberAction } from '../records/actions/action-cache';
import { ActionHead } from './action-details';
import classes from './action-drawer.module.css';
import { ActionFields } from './action-fields';
import { missingIn, toBody, valuesOf } from './action-values';
import { ActionVersions } from './action-versions';
import { CHANGEABLE_ACTION } from './changeable-action';
import { DrawerGuard } from './drawer-guard';

interface EditActionProps {
  action: CrmActionDto;
  dialog: RefObject<HTMLElement | null>;
  onDone: () => void;
}

/** Edit form in the drawer. It sends only the changed fields, so that changes by colleagues to other fields are kept. */
export function EditAction({ action, dialog, onDone }: EditActionProps) {
  const queryClient = useQueryClient();
  const { readOnly } = useMe();
  const readOnlyProps = useReadOnlyProps();
  const form = useRef<HTMLFormElement>(null);
  // Version with which editing began; a refetch must not change the form.
  const [base, setBase] = useState(action);
  const [values, setValues] = useState(() => valuesOf(action));
  const [missing, setMissing] = useState<Record<string, string>>({});
  const saved = useRef(false);
  const work = useSaveChanges({
    record: CHANGEABLE_ACTION,
    onRead: (now) => rememberAction(queryClient, now),
    onSaved: (now) => {
      saved.current = true;
      showToast(`“${now.description}” salvata`);
      onDone();
    },
    onSettled: () => refreshActions(queryClient),
  });
  const { save, saving, problem } = work;
  const changes = changesOf(CHANGEABLE_ACTION.valuesOf(base), toBody(values, base.kind));
  const refused = fieldErrorsOf(problem);
  const general = problem !== null && Object.keys(refused).length === 0;
  useShortcuts({ 'ctrl+Enter': () => form.current?.requestSubmit(), 'ctrl+s': () => form.current?.requestSubmit() }, dialog);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (readOnly || saving) return;
    const found = missingIn(values, base.kind);
    setMissing(found);
    if (Object.keys(found).length > 0) return;
    if (Object.keys(changes).length === 0) onDone();
    else save(base, changes);
  }

  function startOver(theirs: CrmActionDto): void {
    setBase(theirs);
    setValues(valuesOf(theirs));
  }

  return (
    <form ref={form} className={classes['form']} onSubmit={submit} noValidate>
      <div className={classes['body']}>
        <ActionHead action={action} />
        {general && (
          <Notice tone="danger" role="alert">
            {problemText(problem).message}
          </Notice>
        )}
        <ActionFields kind={base.kind} values={values} onChange={setValues} errors={{ ...refused, ...missing }} ownId={base.id} autoFocus />
      </div>
      <footer className={classes['foot']}>
        <span className={classes['push']} />
        <Button variant="default" onClick={onDone}>
          Annulla
        </Button>
        <Button type="submit" loading={saving} rightSection={<Kbd onAccent>{`${CONTROL_KEY} S`}</Kbd>} {...readOnlyProps}>
          Salva
        </Button>
      </footer>
      <DrawerGuard isDirty={() => !saved.current && Object.keys(changes).length > 0}>
        Le modifiche a questa azione non sono salvate.
      </DrawerGuard>
      <ActionVersions work={work} onReload={startOver} />
    </form>
  );
}
