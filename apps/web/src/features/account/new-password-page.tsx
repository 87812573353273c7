import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { confirmPasswordReset } from '@sestante/api-client';
import { type FormEvent, useRef, useState } from 'react';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { Notice } from '../../ui/feedback/notice';
import { AuthFrame } from './auth-frame';
import classes from './auth-frame.module.css';
import { NewPasswordField, passwordError } from './new-password-field';
import { isExpiredLink, ExpiredLink } from './expired-link';

const route = getRouteApi('/reimposta-password/$token');

/** Sets a new password from the link of a password reset. */
export function NewPasswordPage() {
  const { token } = route.useParams();
  const form = useRef<HTMLFormElement>(null);
  const [fieldError, setFieldError] = useState<string | undefined>();
  const confirm = useMutation({
    mutationFn: (password: string) => confirmPasswordReset({ body: { token, password }, throwOnError: true }),
    meta: { handled: true },
    onError: (error) => wrong(fieldErrorsOf(error)['password']),
  });

  function wrong(text: string | undefined): void {
    setFieldError(text);
    if (text !== undefined) form.current?.querySelector<HTMLInputElement>('input[name="password"]')?.focus();
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (confirm.isPending) return;
    const password = String(new FormData(event.currentTarget).get('password'));
    const found = passwordError(password);
    wrong(found);
    if (found === undefined) confirm.mutate(password);
  }

  if (isExpiredLink(confirm.error)) return <ExpiredLink kind="reset" />;
  if (confirm.isSuccess) {
    return (
      <AuthFrame title="Password cambiata" hint="Gli altri dispositivi sono stati disconnessi. Ora entra con quella nuova.">
        <Button size="md" renderRoot={(props) => <Link {...props} to="/accesso" />}>
          Accedi
        </Button>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="Scegli una nuova password" hint="Il collegamento si usa una volta sola.">
      <form ref={form} className={classes['fields']} onSubmit={submit} noValidate aria-label="Nuova password">
        {confirm.isError && fieldError === undefined && (
          <Notice tone="danger" role="alert">
            {problemText(confirm.error).message}
          </Notice>
        )}
        <NewPasswordField error={fieldError} />
        <Button type="submit" size="md" loading={confirm.isPending}>
          Salva la password
        </Button>
      </form>
    </AuthFrame>
  );
}
