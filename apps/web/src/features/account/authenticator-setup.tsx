import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { beginMyAuthenticator, confirmMyAuthenticator } from '@sestante/api-client';
import { getMySecondFactorQueryKey, listMySessionsQueryKey } from '@sestante/api-client/query';
import type { AuthenticatorSecret } from '@sestante/api-client/types';
import { type FormEvent, useRef, useState } from 'react';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { Notice } from '../../ui/feedback/notice';
import { AskPassword } from './ask-password';
import { QrCode } from './qr-code';
import { RecoveryCodeList } from './recovery-code-list';
import classes from './second-factor.module.css';

/** Sets up an authenticator app step by step: password, QR code, first code, recovery codes. */
export function AuthenticatorSetup({ email, onDone }: { email: string; onDone: () => void }) {
  const queryClient = useQueryClient();
  const [codes, setCodes] = useState<string[]>([]);
  const begin = useMutation({
    mutationFn: async (password: string) => (await beginMyAuthenticator({ body: { password }, throwOnError: true })).data,
    meta: { handled: true },
  });
  function confirmed(recoveryCodes: string[]): void {
    void queryClient.invalidateQueries({ queryKey: getMySecondFactorQueryKey() });
    void queryClient.invalidateQueries({ queryKey: listMySessionsQueryKey() });
    if (recoveryCodes.length === 0) onDone();
    else setCodes(recoveryCodes);
  }
  if (codes.length > 0) return <RecoveryCodeList codes={codes} onDone={onDone} />;
  if (begin.data) return <FirstCode secret={begin.data} onConfirmed={confirmed} />;
  return (
    <AskPassword
      why="Per entrare servirà, oltre alla password, il codice di un’app sul tuo telefono: Google Authenticator, Microsoft Authenticator, 1Password o un’altra. Gli altri dispositivi verranno disconnessi."
      email={email}
      action="Avanti"
      error={begin.error}
      busy={begin.isPending}
      onPassword={begin.mutate}
    />
  );
}

function FirstCode({ secret, onConfirmed }: { secret: AuthenticatorSecret; onConfirmed: (recoveryCodes: string[]) => void }) {
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const confirm = useMutation({
    mutationFn: async () => (await confirmMyAuthenticator({ body: { code }, throwOnError: true })).data,
    meta: { handled: true },
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
    onError: () => field.current?.select(),
  });
  const wrong = fieldErrorsOf(confirm.error)['code'];
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (code.trim() === '') field.current?.focus();
    else if (!confirm.isPending) confirm.mutate();
  }
  return (
    <form className={classes['step']} onSubmit={submit} noValidate>
      <p>Inquadra il codice con l’app, poi scrivi le sei cifre che mostra.</p>
      <div className={classes['qr']}>
        <QrCode text={secret.uri} label="Codice QR per l’app di autenticazione" />
      </div>
      <p className={classes['soft']}>
        Non puoi inquadrarlo? Scrivi questa chiave nell’app: <span className={classes['secret']}>{inFours(secret.secret)}</span>
      </p>
      {confirm.isError && wrong === undefined && (
        <Notice tone="danger" role="alert">
          {problemText(confirm.error).message}
        </Notice>
      )}
      <TextInput
        ref={field}
        label="Codice"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        error={wrong}
        autoFocus
        data-autofocus
      />
      <Button type="submit" loading={confirm.isPending}>
        Attiva
      </Button>
    </form>
  );
}

const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;
