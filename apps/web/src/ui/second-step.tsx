import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SecondFactorChallenge, SecondFactorMethod } from '@sestante/api-client/types';
import { type FormEvent, useRef, useState } from 'react';
import { ApiProblem, problemText } from '../lib/problems';
import { verifyLogin } from '../lib/session';
import { Notice } from './notice';

interface SecondStepProps {
  challenge: SecondFactorChallenge;
  size: 'sm' | 'md';
  onDone: () => void;
  /** Back to the password. */
  onRestart: () => void;
}

const FIELDS: Record<SecondFactorMethod, { label: string; description: string; other: string }> = {
  totp: { label: 'Codice', description: 'Le sei cifre che l’app di autenticazione mostra adesso.', other: 'Usa un codice di recupero' },
  'recovery-code': {
    label: 'Codice di recupero',
    description: 'Uno di quelli che hai conservato quando hai attivato il secondo fattore. Si usa una volta sola.',
    other: 'Usa il codice dell’app',
  },
};

/** After the password: the second factor, by whichever way its owner has at hand. */
export function SecondStep({ challenge, size, onDone, onRestart }: SecondStepProps) {
  const [method, setMethod] = useState<SecondFactorMethod>(challenge.methods[0] ?? 'totp');
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const attempt = useMutation({
    mutationFn: () => verifyLogin({ mfaToken: challenge.mfaToken, method, code }),
    meta: { handled: true },
    onSuccess: onDone,
    onError: () => field.current?.select(),
  });
  const others = challenge.methods.filter((one) => one !== method);
  const tooLate = attempt.error instanceof ApiProblem && attempt.error.code === 'mfa-token-not-valid';

  function submit(event: FormEvent): void {
    event.preventDefault();
    // In front of a page with a form of its own, the submit must not reach that one.
    event.stopPropagation();
    if (code.trim() === '') field.current?.focus();
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
        {tooLate ? (
          <Button size={size} onClick={onRestart}>
            Torna alla password
          </Button>
        ) : (
          <Button type="submit" size={size} loading={attempt.isPending}>
            Continua
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
            {FIELDS[method].other}
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
