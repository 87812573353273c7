import { Modal, PasswordInput } from '@mantine/core';
import type { SecondFactorChallenge } from '@sestante/api-client/types';
import { useState } from 'react';
import { useMe } from '../../lib/me';
import { login } from '../../lib/session';
import { SecondStep } from '../forms/second-step';
import { SubmitButton } from '../forms/form';
import { FormSection } from '../forms/form-section';
import { useRecordForm } from '../forms/use-record-form';
import { useReturnFocus } from './use-return-focus';

/** Asks for the password again over a page that holds unsaved work. */
export function ReloginDialog({ onClose }: { onClose: () => void }) {
  const { email } = useMe();
  useReturnFocus();
  const [challenge, setChallenge] = useState<SecondFactorChallenge | undefined>();
  const form = useRecordForm({
    affects: [],
    inPlace: true,
    logsIn: true,
    start: { password: '' },
    send: ({ password }) => login({ email, password, remember: false }),
    onSaved: (asked) => (asked ? setChallenge(asked) : onClose()),
  });
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title="La sessione è scaduta" size="sm">
      {challenge ? (
        <SecondStep challenge={challenge} size="sm" onDone={onClose} onRestart={() => setChallenge(undefined)} />
      ) : (
        <FormSection form={form} unsavedText={null}>
          <p>Quello che hai scritto è ancora qui. Inserisci la password di {email} e salva di nuovo.</p>
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            {...form.getInputProps('password')}
            visibilityToggleButtonProps={{ 'aria-label': 'Mostra o nascondi la password' }}
            data-autofocus
          />
          <SubmitButton form={form} disabled={form.values.password === ''}>
            Accedi
          </SubmitButton>
        </FormSection>
      )}
    </Modal>
  );
}
