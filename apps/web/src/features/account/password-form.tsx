import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeMyPassword } from '@sestante/api-client';
import { listMySessionsQueryKey } from '@sestante/api-client/query';
import { type FormEvent, useRef, useState } from 'react';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { Notice } from '../../ui/feedback/notice';
import classes from './account-page.module.css';
import { passwordError } from './new-password-field';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

const toggle = { 'aria-label': 'Mostra o nascondi la password', tabIndex: 0 };

/** Changes the password. This ends every other session, which the hint says beforehand. */
export function PasswordForm({ email }: { email: string }) {
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const readOnlyProps = useReadOnlyProps();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const change = useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) => changeMyPassword({ body, throwOnError: true }),
    meta: { handled: true },
    onSuccess: () => {
      form.current?.reset();
      showToast('Password cambiata');
      void queryClient.invalidateQueries({ queryKey: listMySessionsQueryKey() });
    },
    onError: (error) => mark(fieldErrorsOf(error)),
  });

  function mark(found: Record<string, string>): void {
    setErrors(found);
    const first = Object.keys(found)[0];
    if (first !== undefined) form.current?.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus();
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (change.isPending) return;
    const data = new FormData(event.currentTarget);
    const body = { currentPassword: String(data.get('currentPassword')), newPassword: String(data.get('newPassword')) };
    const tooShort = passwordError(body.newPassword);
    const found = {
      ...(body.currentPassword === '' && { currentPassword: 'Scrivi la password attuale' }),
      ...(tooShort !== undefined && { newPassword: tooShort }),
    };
    mark(found);
    if (Object.keys(found).length === 0) change.mutate(body);
  }

  const general = change.isError && Object.keys(errors).length === 0;
  return (
    <form ref={form} className={classes['form']} onSubmit={submit} noValidate>
      {general && (
        <Notice tone="danger" role="alert">
          {problemText(change.error).message}
        </Notice>
      )}
      {/* Tells password managers which account the password belongs to. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordInput
        name="currentPassword"
        label="Password attuale"
        autoComplete="current-password"
        error={errors['currentPassword']}
        visibilityToggleButtonProps={toggle}
      />
      <PasswordInput
        name="newPassword"
        label="Nuova password"
        description="Almeno 12 caratteri: tre o quattro parole a caso vanno bene. Gli altri dispositivi verranno disconnessi."
        autoComplete="new-password"
        error={errors['newPassword']}
        visibilityToggleButtonProps={toggle}
      />
      <div>
        <Button type="submit" loading={change.isPending} {...readOnlyProps}>
          Cambia password
        </Button>
      </div>
    </form>
  );
}
