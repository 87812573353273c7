import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { requestPasswordReset } from '@sestante/api-client';
import { useState } from 'react';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { Notice } from '../../ui/feedback/notice';
import { AuthFrame } from './auth-frame';
import classes from './auth-frame.module.css';

/** Requests a link to choose a new password. The answer never reveals whether the account exists. */
export function ForgottenPasswordPage() {
  const [sent, setSent] = useState(false);
  const form = useRecordForm({
    affects: [],
    inPlace: true,
    logsIn: true,
    start: { email: '' },
    validate: ({ email }): Record<string, string> => (email.trim() === '' ? { email: 'Scrivi la tua email' } : {}),
    send: ({ email }) => requestPasswordReset({ body: { email: email.trim() }, throwOnError: true }),
    onSaved: () => setSent(true),
    onRefused: () => setSent(false),
  });

  return (
    <AuthFrame title="Password dimenticata" hint="Ti mandiamo un collegamento per sceglierne un’altra.">
      <FormSection form={form} label="Password dimenticata" unsavedText={null}>
        {sent && (
          <Notice tone="success" role="status">
            Se c’è un account con questa email, fra poco arriva un messaggio. Il collegamento vale mezz’ora.
          </Notice>
        )}
        <TextInput
          name="email"
          type="email"
          label="Email"
          size="md"
          maxLength={254}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          {...form.getInputProps('email')}
        />
        <SubmitButton form={form} size="md">
          Manda il collegamento
        </SubmitButton>
        <Link to="/accesso" className={classes['link']}>
          Torna all’accesso
        </Link>
      </FormSection>
    </AuthFrame>
  );
}
