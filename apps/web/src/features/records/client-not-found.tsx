import { Button } from '@mantine/core';
import type { ClientStatus } from '@sestante/api-client/types';
import { IconUserOff } from '@tabler/icons-react';
import { Link, notFound } from '@tanstack/react-router';
import { ApiProblem } from '../../lib/problems';
import { PageHeader } from '../../ui/layout/page-header';
import { EmptyState } from '../../ui/feedback/state-panel';
import { STATUS_LABELS } from './client-labels';
import { SECTIONS } from './client-links';

/** Shown alike for a missing, a deleted and a not visible record, so that they cannot be told apart. */
export function ClientNotFound({ status }: { status: ClientStatus }) {
  const section = SECTIONS[status];
  const one = status === 'client' ? 'cliente' : 'prospect';
  return (
    <>
      <PageHeader title={`${STATUS_LABELS[status]} non trovato`} crumbs={[section]} />
      <EmptyState
        icon={IconUserOff}
        title={`Qui non c’è nessun ${one}`}
        actions={
          <Button size="xs" renderRoot={(props) => <Link {...props} {...section.link} />}>
            {status === 'client' ? 'Torna ai clienti' : 'Torna ai prospect'}
          </Button>
        }
      >
        Il collegamento è sbagliato, oppure il {one} è stato eliminato o non è visibile con il tuo profilo.
      </EmptyState>
    </>
  );
}

export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

/** Converts a 404 of the API into the router's "not found", for use in loaders. */
export async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    // eslint-disable-next-line typescript/only-throw-error -- the router accepts only its own error type
    throw isMissing(error) ? notFound() : error;
  }
}
