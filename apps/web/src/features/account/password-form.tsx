import { PasswordInput } from '@mantine/core';
import { changeMyPassword } from '@sestante/api-client';
import { showToast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import classes from './account-page.module.css';
import { passwordErrors } from './new-password-field';

const toggle = { 'aria-label': 'Mostra o nascondi la password', tabIndex: 0 };

/** Changes the password. This ends every other session, which the hint says beforehand. */
export function PasswordForm({ email }: { email: string }) {
  const form = useRecordForm({
    inPlace: true,
    affects: ['me'],
    start: { currentPassword: '', newPassword: '' },
    validate: ({ currentPassword, newPassword }) => ({
      ...(currentPassword === '' && { currentPassword: 'Scrivi la password attuale' }),
      ...passwordErrors({ newPassword }),
    }),
    send: (body) => changeMyPassword({ body, throwOnError: true }),
    onSaved: () => {
      form.restart({ currentPassword: '', newPassword: '' });
      showToast('Password cambiata');
    },
  });
  return (
    <FormSection form={form} className={classes['form']} unsavedText={null}>
      {/* Tells password managers which account the password belongs to. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordInput
        name="currentPassword"
        label="Password attuale"
        autoComplete="current-password"
        {...form.getInputProps('currentPassword')}
        visibilityToggleButtonProps={toggle}
      />
      <PasswordInput
        name="newPassword"
        label="Nuova password"
        description="Almeno 12 caratteri: tre o quattro parole a caso vanno bene. Gli altri dispositivi verranno disconnessi."
        autoComplete="new-password"
        {...form.getInputProps('newPassword')}
        visibilityToggleButtonProps={toggle}
      />
      <div>
        <SubmitButton form={form}>Cambia password</SubmitButton>
      </div>
    </FormSection>
  );
}
