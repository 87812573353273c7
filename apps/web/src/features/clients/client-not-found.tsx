import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { Link, notFound } from '@tanstack/react-router';
import { ApiProblem } from '../../lib/problems';
import { PageHeader } from '../../ui/page-header';
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

export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

/** For loaders: what the API answers with 404 becomes the router's own "not found". */
export async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    // eslint-disable-next-line typescript/only-throw-error -- the router takes only its own kind
    throw isMissing(error) ? notFound() : error;
  }
}
