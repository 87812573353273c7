import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMe } from '../../lib/me';
import { problemText } from '../../lib/problems';
import { CONTROL_KEY, useShortcuts } from '../../lib/shortcuts';
import classes from './form-shell.module.css';
import { Kbd } from '../layout/kbd';
import { Notice } from '../feedback/notice';
import { UnsavedGuard } from './unsaved-guard';

interface FormShellProps {
  /** Text of the page's h1. */
  title: string;
  hint?: string;
  /** Validates and saves; never called while a save is running. */
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  saving: boolean;
  /** Error of the last save, or null. Required, so that no form can forget to show it. */
  problem: unknown;
  /** Number of fields with an error. */
  invalidCount: number;
  isDirty: () => boolean;
  /** Warning shown before leaving with changes, for example "I dati di questo cliente non sono salvati." */
  unsavedText: string;
  submitLabel: string;
  onCancel: () => void;
  /** Replaces "Annulla" where leaving discards nothing. */
  cancelLabel?: string;
  /** Additional save buttons, after the main one. */
  extraActions?: ReactNode;
  /** Note next to the save buttons, to read before saving. */
  note?: ReactNode;
  /** Column to the right on wide screens, below the fields on narrow ones. */
  aside?: ReactNode;
  children: ReactNode;
}

/**
 * Frame of every full-page form: heading, fields, sticky save bar, Ctrl S, unsaved-changes guard and errors, which
 * appear at their field or, without one, at the top.
 */
export function FormShell(props: FormShellProps) {
  const { saving, problem, invalidCount } = props;
  const { readOnly } = useMe();
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);

  function submit(event?: FormEvent<HTMLFormElement>): void {
    event?.preventDefault();
    if (saving || readOnly) return;
    setAttempts((count) => count + 1);
    props.onSubmit(event);
  }

  useShortcuts({ 'ctrl+s': () => form.current?.requestSubmit() });

  // Waits for the render that marks the invalid fields, whether client-side checks or the server's response found them.
  useEffect(() => {
    if (attempts > 0) focusFirstError(form.current);
  }, [attempts, problem]);

  return (
    <form ref={form} className={classes['form']} onSubmit={submit} noValidate aria-busy={saving}>
      <div className={classes['columns']}>
        <div className={classes['fields']}>
          <h1 tabIndex={-1}>{props.title}</h1>
          {props.hint !== undefined && <p className={classes['hint']}>{props.hint}</p>}
          {readOnly && (
            <div className={classes['problem']}>
              <Notice tone="info">Stai solo guardando: quello che scrivi qui non si può salvare.</Notice>
            </div>
          )}
          {problem !== null && problem !== undefined && !saving && (
            <div className={classes['problem']}>
              <Notice tone="danger" role="alert">
                <ProblemLine problem={problem} />
              </Notice>
            </div>
          )}
          {props.children}
        </div>
        {props.aside !== undefined && <aside className={classes['aside']}>{props.aside}</aside>}
      </div>
      <div className={classes['bar']}>
        <Button type="submit" loading={saving} disabled={readOnly} rightSection={<Kbd onAccent>{`${CONTROL_KEY} S`}</Kbd>}>
          {props.submitLabel}
        </Button>
        {props.extraActions}
        <Button variant="subtle" onClick={props.onCancel}>
          {props.cancelLabel ?? 'Annulla'}
        </Button>
        {props.note}
        <p className={classes['errors']} role="alert">
          {attempts > 0 && invalidCount > 0 && (
            <button type="button" className={classes['to-error']} onClick={() => focusFirstError(form.current)}>
              <IconAlertCircle size={15} stroke={1.7} aria-hidden />
              {invalidCount === 1 ? '1 campo da correggere' : `${invalidCount} campi da correggere`}
            </button>
          )}
        </p>
      </div>
      <UnsavedGuard isDirty={props.isDirty}>{props.unsavedText}</UnsavedGuard>
    </form>
  );
}

function ProblemLine({ problem }: { problem: unknown }) {
  const { message, traceId } = problemText(problem);
  return (
    <>
      {message}
      {traceId !== null && <> Codice per l’assistenza: {traceId}</>}
    </>
  );
}

function focusFirstError(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
