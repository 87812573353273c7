import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery, useMe } from '../../lib/me';
import { AuthenticatorSetup } from './authenticator-setup';
import { Door } from './door';

/** For whoever must have a second factor and has none: nothing else is open to them until they do. */
export function SecondFactorPage({ returnTo }: { returnTo: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { email, agency } = useMe();
  async function enter(): Promise<void> {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    await router.navigate({ href: returnTo, replace: true });
  }
  return (
    <Door title="Attiva il secondo fattore" hint={`${agency.name} lo richiede per il tuo ruolo, prima di continuare.`}>
      <AuthenticatorSetup email={email} onDone={() => void enter()} />
      <Button variant="subtle" onClick={() => void router.navigate({ to: '/uscita' })}>
        Esci
      </Button>
    </Door>
  );
}
