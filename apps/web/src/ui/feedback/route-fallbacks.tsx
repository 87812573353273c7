import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem } from '../../lib/problems';
import { DataListSkeleton } from '../lists/data-list-skeleton';
import { EmptyState, ErrorState } from './state-panel';

/** Replaces a page that failed to render; the shell keeps working. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const missing = error instanceof ApiProblem && error.status === 404;
  useTitle(missing ? 'Pagina non trovata' : 'Errore');
  if (missing) return <RouteNotFound />;
  return (
    <ErrorState
      level={1}
      title="Non riusciamo a mostrare questa pagina"
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}

/** One text for missing and forbidden pages, so that it does not reveal which records exist. */
export function RouteNotFound() {
  useTitle('Pagina non trovata');
  return (
    <EmptyState
      icon={IconMapOff}
      level={1}
      title="Qui non c’è niente da vedere"
      actions={
        <Button size="xs" renderRoot={(props) => <Link {...props} to="/" />}>
          Torna ai clienti
        </Button>
      }
    >
      L’indirizzo è sbagliato, oppure la pagina è stata eliminata o non è visibile con il tuo profilo.
    </EmptyState>
  );
}

/** Loading state, which the router shows only after 300 ms. */
export function RoutePending() {
  return (
    <div aria-busy="true">
      <DataListSkeleton rowHeight={40} columns={1} />
    </div>
  );
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Sestante`;
  }, [title]);
}
