import { Loader, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { acceptInvitation } from '@sestante/api-client';
import type { InvitationDto } from '@sestante/api-client/types';
import { login } from '../../lib/session';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { AuthFrame } from './auth-frame';
import classes from './auth-frame.module.css';
import { NewPasswordField, passwordErrors } from './new-password-field';
import { isExpiredLink, ExpiredLink } from './expired-link';
import { invitationQuery } from './account-queries';

const route = getRouteApi('/invito/$token');

/** Accepts an invitation: the invited person enters name and password and is logged in. */
export function InvitationPage() {
  const { token } = route.useParams();
  const invitation = useQuery(invitationQuery(token));
  const slow = useDelayed(invitation.isPending);
  if (invitation.data) return <Accept token={token} invitation={invitation.data} />;
  if (invitation.isPending) return slow ? <Loader m="xl" aria-label="Caricamento" /> : null;
  // A token that is too short is refused as a field error; it is shown like an expired one.
  if (isExpiredLink(invitation.error)) return <ExpiredLink kind="invitation" />;
  return (
    <AuthFrame title="Il tuo invito" hint="Qualcosa è andato storto mentre lo aprivamo.">
      <ErrorState title="Non riusciamo ad aprire l’invito" error={invitation.error} onRetry={() => void invitation.refetch()} />
    </AuthFrame>
  );
}

function Accept({ token, invitation }: { token: string; invitation: InvitationDto }) {
  const router = useRouter();
  const { email, firstName, lastName, agencyName } = invitation;
  const form = useRecordForm({
    affects: [],
    inPlace: true,
    logsIn: true,
    start: { firstName, lastName, password: '' },
    validate: (values) => ({
      ...(values.firstName.trim() === '' && { firstName: 'Scrivi il tuo nome' }),
      ...(values.lastName.trim() === '' && { lastName: 'Scrivi il tuo cognome' }),
      ...passwordErrors({ password: values.password }),
    }),
    send: async (values) => {
      const body = { token, firstName: values.firstName.trim(), lastName: values.lastName.trim(), password: values.password };
      await acceptInvitation({ body, throwOnError: true });
      await login({ email, password: values.password, remember: true });
    },
    onSaved: () => void router.navigate({ to: '/', replace: true }),
  });

  if (isExpiredLink(form.problem)) return <ExpiredLink kind="invitation" />;
  return (
    <AuthFrame title={`Benvenuto in ${agencyName}`} tabTitle="Il tuo invito" hint="Controlla il nome e scegli la password: poi sei dentro.">
      <FormSection form={form} label="Accetta l’invito" unsavedText={null}>
        <TextInput
          name="username"
          type="email"
          label="Email"
          size="md"
          autoComplete="username"
          defaultValue={email}
          readOnly
          description="Con questa entrerai"
          inputWrapperOrder={['label', 'input', 'error', 'description']}
        />
        <div className={classes['names']}>
          <TextInput
            name="firstName"
            label="Nome"
            size="md"
            maxLength={100}
            autoComplete="given-name"
            {...form.getInputProps('firstName')}
          />
          <TextInput
            name="lastName"
            label="Cognome"
            size="md"
            maxLength={100}
            autoComplete="family-name"
            {...form.getInputProps('lastName')}
          />
        </div>
        <NewPasswordField {...form.getInputProps('password')} />
        <SubmitButton form={form} size="md">
          Accetta ed entra
        </SubmitButton>
      </FormSection>
    </AuthFrame>
  );
}
