import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { ApiProblem } from '../../lib/problems';
import { PageHeader } from '../../ui/page-header';
import { RouteError } from '../../ui/route-fallbacks';
import { EmptyState } from '../../ui/state-panel';

/** Missing, deleted or not for these eyes: one page, which must not let the three be told apart. */
export function ClientNotFound() {
  return (
    <>
      <PageHeader title="Cliente non trovato" crumbs={[{ label: 'Clienti', link: { to: '/clienti' } }]} />
      <EmptyState
        icon={IconUserOff}
        title="Qui non c’è nessun cliente"
        actions={
          <Button size="xs" renderRoot={(props) => <Link {...props} to="/clienti" />}>
            Torna ai clienti
          </Button>
        }
      >
        Il collegamento è sbagliato, oppure il cliente è stato eliminato o non è visibile con il tuo profilo.
      </EmptyState>
    </>
  );
}

/** In place of a client's page that could not be loaded. */
export function ClientError(props: ErrorComponentProps) {
  return isMissing(props.error) ? <ClientNotFound /> : <RouteError {...props} />;
}

export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}
