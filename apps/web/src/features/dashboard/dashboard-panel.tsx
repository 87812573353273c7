import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { problemText } from '../../lib/problems';
import classes from './dashboard.module.css';

interface DashboardPanelProps {
  title: string;
  /** At the right of the title: a sum, or the way to all of it. */
  aside?: ReactNode;
  query: Pick<UseQueryResult<unknown, unknown>, 'isPending' | 'isError' | 'error' | 'data' | 'refetch'>;
  /** Instead of the content when there is nothing yet; null when there is something. */
  empty: string | null;
  children: ReactNode;
}

/** One part of the dashboard, which loads and fails by itself. */
export function DashboardPanel({ title, aside, query, empty, children }: DashboardPanelProps) {
  const id = useId();
  return (
    <section className={classes['panel']} aria-labelledby={id} aria-busy={query.isPending}>
      <header className={classes['panel-head']}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {query.isError && query.data === undefined ? (
        <div role="alert" className={classes['note']}>
          {problemText(query.error).message}{' '}
          <Button size="xs" variant="default" onClick={() => void query.refetch()}>
            Riprova
          </Button>
        </div>
      ) : query.isPending ? (
        <div className={classes['ghosts']} role="status" aria-label="Caricamento">
          <span />
          <span />
          <span />
        </div>
      ) : empty !== null ? (
        <p className={classes['note']}>{empty}</p>
      ) : (
        children
      )}
    </section>
  );
}
