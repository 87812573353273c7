import { Button, Modal, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SecondFactorChallenge } from '@sestante/api-client/types';
import { type FormEvent, useState } from 'react';
import { useMe } from '../../lib/me';
import { problemText } from '../../lib/problems';
import { login } from '../../lib/session';
import { SecondStep } from '../forms/second-step';
import { Notice } from '../feedback/notice';
import { useReturnFocus } from './use-return-focus';

/** Asks for the password again over a page that holds unsaved work. */
export function ReloginDialog({ onClose }: { onClose: () => void }) {
  const { email } = useMe();
  useReturnFocus();
  const [password, setPassword] = useState('');
  const [challenge, setChallenge] = useState<SecondFactorChallenge | undefined>();
  const attempt = useMutation({
    mutationFn: () => login({ email, password, remember: false }),
    meta: { handled: true },
    onSuccess: (asked) => (asked ? setChallenge(asked) : onClose()),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    // Stops the submit event from bubbling through React to the form under the dialog.
    event.stopPropagation();
    attempt.mutate();
  }
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title="La sessione è scaduta" size="sm">
      {challenge ? (
        <SecondStep challenge={challenge} size="sm" onDone={onClose} onRestart={() => setChallenge(undefined)} />
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <p>Quello che hai scritto è ancora qui. Inserisci la password di {email} e salva di nuovo.</p>
            {attempt.isError && (
              <Notice tone="danger" role="alert">
                {problemText(attempt.error).message}
              </Notice>
            )}
            <PasswordInput
              label="Password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': 'Mostra o nascondi la password' }}
              data-autofocus
            />
            <Button type="submit" loading={attempt.isPending} disabled={password === ''}>
              Accedi
            </Button>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
