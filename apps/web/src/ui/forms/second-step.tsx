import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SecondFactorChallenge, SecondFactorMethod } from '@sestante/api-client/types';
import { type FormEvent, useRef, useState } from 'react';
import { ApiProblem, problemText } from '../../lib/problems';
import { hasPasskeys, usePasskeyFor } from '../../lib/passkeys';
import { verifyLogin } from '../../lib/session';
import { Notice } from '../feedback/notice';

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
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const attempt = useMutation({
    mutationFn: async () =>
      verifyLogin({
        mfaToken: challenge.mfaToken,
        method,
        ...(method === 'passkey' ? { credential: await usePasskeyFor(challenge.passkeyOptions ?? {}) } : { code }),
      }),
    meta: { handled: true },
    onSuccess: onDone,
    onError: () => field.current?.select(),
  });
  const others = methods.filter((one) => one !== method);
  const tooLate = attempt.error instanceof ApiProblem && attempt.error.code === 'mfa-token-not-valid';

  function submit(event: FormEvent): void {
    event.preventDefault();
    // Stops the submit event from bubbling through React to the form under the dialog.
    event.stopPropagation();
    if (method !== 'passkey' && code.trim() === '') field.current?.focus();
    else if (!attempt.isPending) attempt.mutate();
  }

  return (
    <form onSubmit={submit} noValidate aria-label="Secondo fattore">
      <Stack gap="md">
        {attempt.isError && (
          <Notice tone="danger" role="alert">
            {problemText(attempt.error).message}
          </Notice>
        )}
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
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
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
          <Button type="submit" size={size} loading={attempt.isPending}>
            {method === 'passkey' ? 'Usa la passkey' : 'Continua'}
          </Button>
        )}
        {others.map((other) => (
          <Anchor
            key={other}
            component="button"
            type="button"
            size="sm"
            ta="start"
            onClick={() => {
              attempt.reset();
              setCode('');
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
      </Stack>
    </form>
  );
}
