import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { hasPasskeys } from '../../lib/passkeys';
import { meQuery, useMe } from '../../lib/me';
import { AuthenticatorSetup } from './authenticator-setup';
import { AuthFrame } from './auth-frame';
import { PasskeySetup } from './passkey-setup';

/** Set-up page for users who are required to have a second factor; no other page is open to them until they have one. */
export function SecondFactorPage({ returnTo }: { returnTo: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { email, agency } = useMe();
  const [passkey, setPasskey] = useState(false);
  async function enter(): Promise<void> {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    await router.navigate({ href: returnTo, replace: true });
  }
  return (
    <AuthFrame title="Attiva il secondo fattore" hint={`${agency.name} lo richiede per il tuo ruolo, prima di continuare.`}>
      {passkey ? (
        <PasskeySetup email={email} onDone={() => void enter()} />
      ) : (
        <AuthenticatorSetup email={email} onDone={() => void enter()} />
      )}
      {hasPasskeys() && (
        <Button variant="default" onClick={() => setPasskey(!passkey)}>
          {passkey ? 'Usa un’app di autenticazione' : 'Usa una passkey'}
        </Button>
      )}
      <Button variant="subtle" onClick={() => void router.navigate({ to: '/uscita' })}>
        Esci
      </Button>
    </AuthFrame>
  );
}
