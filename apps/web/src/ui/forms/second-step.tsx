import { Anchor, Button, TextInput } from '@mantine/core';
import type { SecondFactorChallenge, SecondFactorMethod } from '@sestante/api-client/types';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../lib/problems';
import { hasPasskeys, usePasskeyFor } from '../../lib/passkeys';
import { verifyLogin } from '../../lib/session';
import { SubmitButton } from './form';
import { FormSection } from './form-section';
import { useRecordForm } from './use-record-form';

interface SecondStepProps {
  challenge: SecondFactorChallenge;
  size: 'sm' | 'md';
  onDone: () => void;
  /** Returns to the password step. */
  onRestart: () => void;
}

const FIELDS: Record<Exclude<SecondFactorMethod, 'passkey'>, { label: string; description: string }> = {
  totp: { label: 'Codice', description: 'Le sei cifre che l’app di autenticazione mostra adesso.' },
  'recovery-code': {
    label: 'Codice di recupero',
    description: 'Uno di quelli che hai conservato quando hai attivato il secondo fattore. Si usa una volta sola.',
  },
};

const INSTEAD: Record<SecondFactorMethod, string> = {
  totp: 'Usa il codice dell’app',
  passkey: 'Usa una passkey',
  'recovery-code': 'Usa un codice di recupero',
};

/** Second factor of the log-in, by any of the user's available methods. */
export function SecondStep({ challenge, size, onDone, onRestart }: SecondStepProps) {
  const methods = challenge.methods.filter((one) => one !== 'passkey' || hasPasskeys());
  const [method, setMethod] = useState<SecondFactorMethod>(() => methods[0] ?? 'totp');
  const field = useRef<HTMLInputElement>(null);
  const form = useRecordForm({
    affects: [],
    inPlace: true,
    logsIn: true,
    start: { code: '' },
    validate: ({ code }): Record<string, string> => (method !== 'passkey' && code.trim() === '' ? { code: 'Scrivi il codice' } : {}),
    send: async ({ code }) =>
      verifyLogin({
        mfaToken: challenge.mfaToken,
        method,
        ...(method === 'passkey' ? { credential: await usePasskeyFor(challenge.passkeyOptions ?? {}) } : { code }),
      }),
    onSaved: onDone,
    onRefused: () => field.current?.select(),
  });
  const others = methods.filter((one) => one !== method);
  const tooLate = form.problem instanceof ApiProblem && form.problem.code === 'mfa-token-not-valid';

  return (
    <FormSection form={form} label="Secondo fattore" unsavedText={null}>
      {method === 'passkey' ? (
        <p>Conferma con il dito, il volto o il PIN del dispositivo, oppure con la tua chiave di sicurezza.</p>
      ) : (
        <TextInput
          key={method}
          ref={field}
          label={FIELDS[method].label}
          description={FIELDS[method].description}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          size={size}
          {...form.getInputProps('code')}
          inputMode={method === 'totp' ? 'numeric' : 'text'}
          autoComplete={method === 'totp' ? 'one-time-code' : 'off'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          autoFocus
          data-autofocus
        />
      )}
      {tooLate ? (
        <Button size={size} onClick={onRestart}>
          Torna alla password
        </Button>
      ) : (
        <SubmitButton form={form} size={size}>
          {method === 'passkey' ? 'Usa la passkey' : 'Continua'}
        </SubmitButton>
      )}
      {others.map((other) => (
        <Anchor
          key={other}
          component="button"
          type="button"
          size="sm"
          ta="start"
          onClick={() => {
            form.restart({ code: '' });
            setMethod(other);
          }}
        >
          {INSTEAD[other]}
        </Anchor>
      ))}
      {!tooLate && (
        <Anchor component="button" type="button" size="sm" ta="start" onClick={onRestart}>
          Torna alla password
        </Anchor>
      )}
    </FormSection>
  );
}
