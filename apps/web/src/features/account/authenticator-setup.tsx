import { TextInput } from '@mantine/core';
import { beginMyAuthenticator, confirmMyAuthenticator } from '@sestante/api-client';
import type { AuthenticatorSecret } from '@sestante/api-client/types';
import { useRef, useState } from 'react';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { AskPassword } from './ask-password';
import { QrCode } from '../../ui/feedback/qr-code';
import { RecoveryCodeList } from './recovery-code-list';
import classes from './second-factor.module.css';

/** Sets up an authenticator app step by step: password, QR code, first code, recovery codes. */
export function AuthenticatorSetup({ email, onDone }: { email: string; onDone: () => void }) {
  const [codes, setCodes] = useState<string[]>([]);
  const [secret, setSecret] = useState<AuthenticatorSecret>();
  function confirmed(recoveryCodes: string[]): void {
    if (recoveryCodes.length === 0) onDone();
    else setCodes(recoveryCodes);
  }
  if (codes.length > 0) return <RecoveryCodeList codes={codes} onDone={onDone} />;
  if (secret) return <FirstCode secret={secret} onConfirmed={confirmed} />;
  return (
    <AskPassword
      why="Per entrare servirà, oltre alla password, il codice di un’app sul tuo telefono: Google Authenticator, Microsoft Authenticator, 1Password o un’altra. Gli altri dispositivi verranno disconnessi."
      email={email}
      action="Avanti"
      send={async ({ password }) => (await beginMyAuthenticator({ body: { password }, throwOnError: true })).data}
      onSaved={setSecret}
    />
  );
}

function FirstCode({ secret, onConfirmed }: { secret: AuthenticatorSecret; onConfirmed: (recoveryCodes: string[]) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const form = useRecordForm({
    inPlace: true,
    affects: ['second factor', 'me'],
    start: { code: '' },
    validate: ({ code }): Record<string, string> => (code.trim() === '' ? { code: 'Scrivi il codice' } : {}),
    send: async (body) => (await confirmMyAuthenticator({ body, throwOnError: true })).data,
    onSaved: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
    onRefused: () => field.current?.select(),
  });
  return (
    <FormSection form={form} unsavedText={null}>
      <p>Inquadra il codice con l’app, poi scrivi le sei cifre che mostra.</p>
      <div className={classes['qr']}>
        <QrCode text={secret.uri} label="Codice QR per l’app di autenticazione" />
      </div>
      <p className="text-m soft">
        Non puoi inquadrarlo? Scrivi questa chiave nell’app: <span className={classes['secret']}>{inFours(secret.secret)}</span>
      </p>
      <TextInput
        ref={field}
        label="Codice"
        {...form.getInputProps('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        autoFocus
        data-autofocus
      />
      <SubmitButton form={form}>Attiva</SubmitButton>
    </FormSection>
  );
}

const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;
