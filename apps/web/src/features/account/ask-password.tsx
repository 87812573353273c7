import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { Notice } from '../../ui/notice';
import classes from './second-factor.module.css';

interface AskPasswordProps {
  why: string;
  email: string;
  action: string;
  danger?: boolean;
  error: unknown;
  busy: boolean;
  onPassword: (password: string) => void;
  /** What is asked besides. */
  children?: ReactNode;
}

/** The password once more, before what a stranger at an open session must not do. */
export function AskPassword({ why, email, action, danger = false, error, busy, onPassword, children }: AskPasswordProps) {
  const field = useRef<HTMLInputElement>(null);
  const errors = fieldErrorsOf(error);
  const wrong = errors['password'];
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const password = field.current?.value ?? '';
    if (password === '') field.current?.focus();
    else if (!busy) onPassword(password);
  }
  return (
    <form className={classes['step']} onSubmit={submit} noValidate>
      <p>{why}</p>
      {error !== null && wrong === undefined && errors['name'] === undefined && (
        <Notice tone="danger" role="alert">
          {problemText(error).message}
        </Notice>
      )}
      {children}
      {/* For password managers, which would not know whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordInput
        ref={field}
        name="password"
        label="La tua password"
        autoComplete="current-password"
        error={wrong}
        visibilityToggleButtonProps={{ 'aria-label': 'Mostra o nascondi la password', tabIndex: 0 }}
        autoFocus
        data-autofocus
      />
      <Button type="submit" loading={busy} data-danger={danger || undefined}>
        {action}
      </Button>
    </form>
  );
}
