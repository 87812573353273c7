import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMe } from '../lib/me';
import { problemText } from '../lib/problems';
import { CONTROL_KEY, useShortcuts } from '../lib/shortcuts';
import classes from './form-shell.module.css';
import { Kbd } from './kbd';
import { Notice } from './notice';
import { UnsavedGuard } from './unsaved-guard';

interface FormShellProps {
  /** The page's h1. */
  title: string;
  hint?: string;
  /** Validates and saves; called at most once at a time. */
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  saving: boolean;
  /** What the last save failed with, or null. Required, so that no form can forget to show it. */
  problem: unknown;
  /** How many fields are marked as wrong now. */
  invalidCount: number;
  isDirty: () => boolean;
  /** What the reader would lose by leaving: "I dati di questo cliente non sono salvati." */
  unsavedText: string;
  submitLabel: string;
  onCancel: () => void;
  /** Where leaving gives nothing up. */
  cancelLabel?: string;
  /** Further ways to save, after the main one. */
  extraActions?: ReactNode;
  /** Beside the ways to save: what deserves a look before. */
  note?: ReactNode;
  /** Stands at the right on a wide screen, below the fields on a narrow one. */
  aside?: ReactNode;
  children: ReactNode;
}

/**
 * Frame of every full-page form: heading, fields, a bar to save that stays in sight, Ctrl S, the guard against
 * losing work, and where a refusal is told: beside its field if it has one, at the top if not.
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

  // After the render that marked the fields: by our own checks at once, by the server's when its answer comes.
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
