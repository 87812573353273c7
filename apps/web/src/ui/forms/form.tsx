import { Button, type ButtonProps } from '@mantine/core';
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { useShortcuts } from '../../lib/shortcuts';
import { Notice } from '../feedback/notice';
import { UnsavedGuard } from './unsaved-guard';
import { READ_ONLY_PROPS } from './use-write-guard';
import type { FormState } from './use-record-form';

/** Props of every frame of a form. */
export interface FormFrameProps {
  form: FormState;
  /** Warning shown before leaving with unsaved input; null where none is worth a question, as at the log-in. */
  unsavedText: string | null;
  /** Returns true when a change of search params leaves the form although the path stays. */
  leaves?: ((before: object, after: object) => boolean) | undefined;
  children: ReactNode;
}

interface FormProps extends FormFrameProps {
  element?: RefObject<HTMLFormElement | null>;
  /** Submits by keys pressed anywhere on the page, not only inside the form or its dialog. */
  wholePage?: boolean;
  label?: string | undefined;
  className?: string | undefined;
}

/**
 * The `<form>` element of every frame: Ctrl S and Ctrl Enter submit, the focus moves to the first error, and unsaved input
 * is not lost without a question. Frames add {@link FormMessages} and a {@link SubmitButton}.
 */
export function Form({ form, unsavedText, leaves, element, wholePage = false, label, className, children }: FormProps) {
  const own = useRef<HTMLFormElement>(null);
  const ref = element ?? own;
  const send = () => ref.current?.requestSubmit();
  useShortcuts({ 'ctrl+s': send, 'ctrl+Enter': send }, wholePage ? undefined : ref);

  // Waits for the render that marks the invalid fields, whether client-side checks or the server's response found them.
  useEffect(() => {
    if (form.attempts > 0) focusFirstError(ref.current);
  }, [form.attempts, form.problem, ref]);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    // The submit event of a dialog bubbles through React to the form under it.
    event.stopPropagation();
    form.submit(pressedButton(event.nativeEvent));
  }

  return (
    <form ref={ref} className={className} onSubmit={submit} noValidate aria-busy={form.saving} aria-label={label}>
      {children}
      {unsavedText !== null && (
        <UnsavedGuard isDirty={form.isDirty} {...(leaves && { leaves })}>
          {unsavedText}
        </UnsavedGuard>
      )}
    </form>
  );
}

/** Error of the last save that belongs to no field of the form, as text. */
export function FormProblem({ form: { problem, saving, errors, values } }: { form: FormState }) {
  if (problem === null || saving) return null;
  const elsewhere = Object.entries(errors).find(([path]) => !((path.split('.')[0] ?? '') in values))?.[1];
  if (Object.keys(fieldErrorsOf(problem)).length > 0 && elsewhere === undefined) return null;
  const { message, traceId } = problemText(problem);
  return (
    <Notice tone="danger" role="alert">
      {elsewhere ?? message}
      {traceId !== null && ` Codice per l’assistenza: ${traceId}`}
    </Notice>
  );
}

/** Messages at the top of a form: that nothing can be saved in a read-only session, and the error of the last save. */
export function FormMessages({ form }: { form: FormState }) {
  return (
    <>
      {form.readOnly && <Notice tone="info">Stai solo guardando: quello che scrivi qui non si può salvare.</Notice>}
      <FormProblem form={form} />
    </>
  );
}

/** Button that saves a form; in a read-only session it is disabled and tells why. */
export function SubmitButton({
  form,
  ...props
}: ButtonProps & {
  form: FormState;
  children: ReactNode;
  'data-autofocus'?: boolean | undefined;
  'data-danger'?: boolean | undefined;
  value?: string;
}) {
  return <Button type="submit" loading={form.saving} {...props} {...(form.readOnly && READ_ONLY_PROPS)} />;
}

/** Moves the focus to the first field with an error. */
export function focusFirstError(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], input[data-invalid="true"]')?.focus();
}

function pressedButton(event: Event): string | undefined {
  const submitter = event instanceof SubmitEvent ? event.submitter : null;
  return submitter instanceof HTMLButtonElement && submitter.value !== '' ? submitter.value : undefined;
}
