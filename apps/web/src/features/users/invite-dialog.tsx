import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { inviteUser } from '@sestante/api-client';
import { showToast } from '../../lib/toasts';
import { FIELD_ORDER } from '../../ui/forms/field-order';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { type Access, AccessFields } from './access-fields';
import { RoleAbilities } from './role-abilities';
import classes from './users.module.css';

const MISSING = { firstName: 'Scrivi il nome', lastName: 'Scrivi il cognome', email: 'Scrivi l’email' };
const ACCESS: Access = { role: 'collaborator', visibility: 'own' };

/** Invites a colleague with a role. A click outside or Esc does not discard typed values. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const form = useRecordForm({
    inPlace: true,
    affects: ['users', 'me'],
    start: { firstName: '', lastName: '', email: '', ...ACCESS },
    validate: (values) =>
      Object.fromEntries(Object.entries(MISSING).filter(([name]) => values[name as keyof typeof MISSING].trim() === '')),
    send: async ({ firstName, lastName, email, ...access }, headers) => {
      const body = { firstName: firstName.trim(), lastName: lastName.trim(), email: email.trim(), ...access };
      return (await inviteUser({ body, headers, throwOnError: true })).data;
    },
    onSaved: (user) => {
      showToast(`Invito inviato a ${user.email}`);
      onClose();
      void navigate({ to: '/impostazioni/utenti/$id', params: { id: user.id } });
    },
  });
  const { role, visibility } = form.values;
  return (
    <FormDialog form={form} title="Invita utente" unsavedText={null} submitLabel="Invia invito" keepsInput onClose={onClose}>
      <div className={classes['names']}>
        <TextInput label="Nome" {...form.getInputProps('firstName')} maxLength={100} autoComplete="off" data-autofocus />
        <TextInput label="Cognome" {...form.getInputProps('lastName')} maxLength={100} autoComplete="off" />
      </div>
      <TextInput
        type="email"
        label="Email"
        description="Riceverà un collegamento per scegliere la password"
        inputWrapperOrder={FIELD_ORDER}
        {...form.getInputProps('email')}
        maxLength={254}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <AccessFields value={{ role, visibility }} onChange={form.setValues} />
      <RoleAbilities role={role} />
    </FormDialog>
  );
}
