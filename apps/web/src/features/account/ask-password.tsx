import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { Notice } from '../../ui/feedback/notice';
import classes from './second-factor.module.css';

interface AskPasswordProps {
  why: string;
  email: string;
  action: string;
  danger?: boolean;
  error: unknown;
  busy: boolean;
  onPassword: (password: string) => void;
  /** Additional fields shown below the password. */
  children?: ReactNode;
}

/** Asks for the password again before an action that a stranger at an unlocked computer must not be able to take. */
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
      {/* Tells password managers which account the password belongs to. */}
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
