import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { confirmPasswordReset } from '@sestante/api-client';
import { useState } from 'react';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { AuthFrame } from './auth-frame';
import { NewPasswordField, passwordErrors } from './new-password-field';
import { isExpiredLink, ExpiredLink } from './expired-link';

const route = getRouteApi('/reimposta-password/$token');

/** Sets a new password from the link of a password reset. */
export function NewPasswordPage() {
  const { token } = route.useParams();
  const [done, setDone] = useState(false);
  const form = useRecordForm({
    affects: [],
    inPlace: true,
    logsIn: true,
    start: { password: '' },
    validate: ({ password }) => passwordErrors({ password }),
    send: ({ password }) => confirmPasswordReset({ body: { token, password }, throwOnError: true }),
    onSaved: () => setDone(true),
  });

  if (isExpiredLink(form.problem)) return <ExpiredLink kind="reset" />;
  if (done) {
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
      <FormSection form={form} label="Nuova password" unsavedText={null}>
        <NewPasswordField {...form.getInputProps('password')} />
        <SubmitButton form={form} size="md">
          Salva la password
        </SubmitButton>
      </FormSection>
    </AuthFrame>
  );
}
