import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateCrmAction } from '@sestante/api-client';
import type { CrmActionDto } from '@sestante/api-client/types';
import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { useMe } from '../../lib/me';
import { ApiProblem, fieldErrors, problemText } from '../../lib/problems';
import { CONTROL_KEY, useShortcuts } from '../../lib/shortcuts';
import { showToast } from '../../lib/toasts';
import { Kbd } from '../../ui/kbd';
import { Notice } from '../../ui/notice';
import { useHeld } from '../../ui/use-held';
import { refreshActions, rememberAction } from './action-cache';
import { ActionHead } from './action-details';
import classes from './action-drawer.module.css';
import { ActionFields } from './action-fields';
import { missingIn, toBody, valuesOf } from './action-values';
import { DrawerGuard } from './drawer-guard';

interface EditActionProps {
  action: CrmActionDto;
  dialog: RefObject<HTMLElement | null>;
  onDone: () => void;
}

/** Changes an action where it is read. Only what was changed is sent, so that a colleague's change of something else stays. */
export function EditAction({ action, dialog, onDone }: EditActionProps) {
  const queryClient = useQueryClient();
  const { readOnly } = useMe();
  const held = useHeld();
  const form = useRef<HTMLFormElement>(null);
  // What it was when one began: a refetch does not change it under one's hands.
  const [base, setBase] = useState(action);
  const [values, setValues] = useState(() => valuesOf(action));
  const [missing, setMissing] = useState<Record<string, string>>({});
  const saved = useRef(false);
  const save = useMutation({
    mutationFn: async (body: Partial<ReturnType<typeof toBody>>) =>
      (await updateCrmAction({ path: { id: base.id }, headers: { 'If-Match': `"${base.version}"` }, body, throwOnError: true })).data,
    meta: { handled: true },
    onSuccess: (now) => {
      saved.current = true;
      rememberAction(queryClient, now);
      showToast(`“${now.description}” salvata`);
      onDone();
    },
    onSettled: () => refreshActions(queryClient),
  });
  const overtaken = save.error instanceof ApiProblem && save.error.status === 412;
  const changes = changesOf(base, values);
  const refused = fieldErrors(save.error);
  const general = save.error !== null && !overtaken && Object.keys(refused).length === 0;
  useShortcuts({ 'ctrl+Enter': () => form.current?.requestSubmit(), 'ctrl+s': () => form.current?.requestSubmit() }, dialog);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (readOnly || save.isPending) return;
    const found = missingIn(values, base.kind);
    setMissing(found);
    if (Object.keys(found).length > 0) return;
    if (Object.keys(changes).length === 0) onDone();
    else save.mutate(changes);
  }

  return (
    <form ref={form} className={classes['form']} onSubmit={submit} noValidate>
      <div className={classes['body']}>
        <ActionHead action={action} />
        {general && (
          <Notice tone="danger" role="alert">
            {problemText(save.error).message}
          </Notice>
        )}
        {overtaken && (
          <Notice tone="warning" role="alert">
            Qualcun altro l’ha cambiata nel frattempo: ora è “{action.description}”. Quello che hai scritto è ancora qui.{' '}
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setBase(action);
                save.reset();
              }}
            >
              Continua sulla versione di adesso
            </Button>
          </Notice>
        )}
        <ActionFields kind={base.kind} values={values} onChange={setValues} errors={{ ...refused, ...missing }} ownId={base.id} autoFocus />
      </div>
      <footer className={classes['foot']}>
        <span className={classes['push']} />
        <Button variant="default" onClick={onDone}>
          Annulla
        </Button>
        <Button
          type="submit"
          loading={save.isPending}
          disabled={overtaken}
          rightSection={<Kbd onAccent>{`${CONTROL_KEY} S`}</Kbd>}
          {...held}
        >
          Salva
        </Button>
      </footer>
      <DrawerGuard isDirty={() => !saved.current && Object.keys(changes).length > 0}>
        Le modifiche a questa azione non sono salvate.
      </DrawerGuard>
    </form>
  );
}

function changesOf(base: CrmActionDto, values: ReturnType<typeof valuesOf>): Partial<ReturnType<typeof toBody>> {
  const [before, after] = [toBody(valuesOf(base), base.kind), toBody(values, base.kind)];
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof typeof before])),
  );
}
