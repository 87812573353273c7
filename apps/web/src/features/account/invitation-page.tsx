import { Button, Loader, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { acceptInvitation } from '@sestante/api-client';
import type { InvitationDto } from '@sestante/api-client/types';
import { type FormEvent, useRef, useState } from 'react';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { login } from '../../lib/session';
import { Notice } from '../../ui/feedback/notice';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { AuthFrame } from './auth-frame';
import classes from './auth-frame.module.css';
import { NewPasswordField, passwordError } from './new-password-field';
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

const FIELDS = ['firstName', 'lastName', 'password'] as const;

function Accept({ token, invitation }: { token: string; invitation: InvitationDto }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const { email, firstName, lastName, agencyName } = invitation;
  const accept = useMutation({
    mutationFn: async (typed: { firstName: string; lastName: string; password: string }) => {
      await acceptInvitation({ body: { token, ...typed }, throwOnError: true });
      await login({ email, password: typed.password, remember: true });
    },
    meta: { handled: true },
    onSuccess: () => router.navigate({ to: '/', replace: true }),
    onError: (error) => mark(fieldErrorsOf(error)),
  });

  function mark(found: Record<string, string | undefined>): boolean {
    const wrong = FIELDS.filter((name) => found[name] !== undefined);
    setErrors(Object.fromEntries(wrong.map((name) => [name, found[name] ?? ''])));
    form.current?.querySelector<HTMLInputElement>(`input[name="${wrong[0]}"]`)?.focus();
    return wrong.length > 0;
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (accept.isPending) return;
    const data = new FormData(event.currentTarget);
    const typed = {
      firstName: String(data.get('firstName')).trim(),
      lastName: String(data.get('lastName')).trim(),
      password: String(data.get('password')),
    };
    const wrong = mark({
      firstName: typed.firstName === '' ? 'Scrivi il tuo nome' : undefined,
      lastName: typed.lastName === '' ? 'Scrivi il tuo cognome' : undefined,
      password: passwordError(typed.password),
    });
    if (!wrong) accept.mutate(typed);
  }

  if (isExpiredLink(accept.error)) return <ExpiredLink kind="invitation" />;
  const general = accept.isError && Object.keys(errors).length === 0;
  return (
    <AuthFrame title={`Benvenuto in ${agencyName}`} tabTitle="Il tuo invito" hint="Controlla il nome e scegli la password: poi sei dentro.">
      <form ref={form} className={classes['fields']} onSubmit={submit} noValidate aria-label="Accetta l’invito">
        {general && (
          <Notice tone="danger" role="alert">
            {problemText(accept.error).message}
          </Notice>
        )}
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
            defaultValue={firstName}
            error={errors['firstName']}
          />
          <TextInput
            name="lastName"
            label="Cognome"
            size="md"
            maxLength={100}
            autoComplete="family-name"
            defaultValue={lastName}
            error={errors['lastName']}
          />
        </div>
        <NewPasswordField error={errors['password']} />
        <Button type="submit" size="md" loading={accept.isPending}>
          Accetta ed entra
        </Button>
      </form>
    </AuthFrame>
  );
}
