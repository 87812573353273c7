import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { requestPasswordReset } from '@sestante/api-client';
import { type FormEvent, useRef, useState } from 'react';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { Notice } from '../../ui/feedback/notice';
import { AuthFrame } from './auth-frame';
import classes from './auth-frame.module.css';

/** Requests a link to choose a new password. The answer never reveals whether the account exists. */
export function ForgottenPasswordPage() {
  const email = useRef<HTMLInputElement>(null);
  const [fieldError, setFieldError] = useState<string | undefined>();
  const request = useMutation({
    mutationFn: (address: string) => requestPasswordReset({ body: { email: address }, throwOnError: true }),
    meta: { handled: true },
    onError: (error) => wrong(fieldErrorsOf(error)['email']),
  });

  function wrong(text: string | undefined): void {
    setFieldError(text);
    if (text !== undefined) email.current?.focus();
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (request.isPending) return;
    const typed = String(new FormData(event.currentTarget).get('email')).trim();
    wrong(typed === '' ? 'Scrivi la tua email' : undefined);
    if (typed !== '') request.mutate(typed);
  }

  return (
    <AuthFrame title="Password dimenticata" hint="Ti mandiamo un collegamento per sceglierne un’altra.">
      <form className={classes['fields']} onSubmit={submit} noValidate aria-label="Password dimenticata">
        {request.isSuccess && (
          <Notice tone="success" role="status">
            Se c’è un account con questa email, fra poco arriva un messaggio. Il collegamento vale mezz’ora.
          </Notice>
        )}
        {request.isError && fieldError === undefined && (
          <Notice tone="danger" role="alert">
            {problemText(request.error).message}
          </Notice>
        )}
        <TextInput
          ref={email}
          name="email"
          type="email"
          label="Email"
          size="md"
          maxLength={254}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          error={fieldError}
        />
        <Button type="submit" size="md" loading={request.isPending}>
          Manda il collegamento
        </Button>
        <Link to="/accesso" className={classes['link']}>
          Torna all’accesso
        </Link>
      </form>
    </AuthFrame>
  );
}
