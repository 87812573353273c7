import { Button } from '@mantine/core';
import { IconCloudOff, IconRefresh, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { problemText } from '../../lib/problems';
import classes from './state-panel.module.css';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  children: ReactNode;
  /** Use 1 when the page has no other heading. */
  level?: 1 | 2;
  /** One primary button and at most one alternative. */
  actions?: ReactNode;
}

/** Explains why a list or page is empty and suggests a next step. */
export function EmptyState({ icon: Glyph, title, level = 2, children, actions }: EmptyStateProps) {
  return (
    <div className={classes['panel']}>
      <Glyph size={30} stroke={1.5} aria-hidden />
      <Heading level={level}>{title}</Heading>
      <p className={classes['text']}>{children}</p>
      {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
    </div>
  );
}

interface ErrorStateProps {
  /** Heading, for example "Non riusciamo a caricare l’elenco". */
  title: string;
  level?: 1 | 2;
  error: unknown;
  onRetry: () => void;
}

/** Loading error: the reason, a retry button and the trace id to quote to support. */
export function ErrorState({ title, level = 2, error, onRetry }: ErrorStateProps) {
  const { message, traceId } = problemText(error);
  return (
    <div className={classes['panel']} role="alert">
      <IconCloudOff size={30} stroke={1.5} aria-hidden />
      <Heading level={level}>{title}</Heading>
      <p className={classes['text']}>{message}</p>
      <div className={classes['actions']}>
        <Button size="xs" variant="default" leftSection={<IconRefresh size={15} stroke={1.7} />} onClick={onRetry}>
          Riprova
        </Button>
        {traceId !== null && <code className={classes['trace']}>{traceId}</code>}
      </div>
    </div>
  );
}

function Heading({ level, children }: { level: 1 | 2; children: string }) {
  return level === 1 ? (
    <h1 className={classes['title']} tabIndex={-1}>
      {children}
    </h1>
  ) : (
    <h2 className={classes['title']}>{children}</h2>
  );
}
