import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { problemText } from '../../lib/problems';
import classes from './panel.module.css';

interface PanelProps {
  title: string;
  /** Content to the right of the title, such as a sum or a link to the full list. */
  aside?: ReactNode;
  query: Pick<UseQueryResult<unknown, unknown>, 'isPending' | 'isError' | 'error' | 'data' | 'refetch'>;
  /** Text shown in place of the content when there is no data; null when there is data. */
  empty: string | null;
  children: ReactNode;
}

/** Panel of an overview page with its own loading and error states. */
export function Panel({ title, aside, query, empty, children }: PanelProps) {
  const id = useId();
  return (
    <section className="card clips" aria-labelledby={id} aria-busy={query.isPending}>
      <header className={classes['head']}>
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
        <div className={classes['skeleton']} role="status" aria-label="Caricamento">
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
