import type { ReactNode } from 'react';
import classes from './badge.module.css';

interface BadgeProps {
  children: ReactNode;
  icon?: ReactNode;
  /** Use `outline` for the type of a record and the tinted tones for its state. */
  tone?: 'outline' | 'neutral' | 'success' | 'warning' | 'danger' | 'info' | 'accent';
}

/** Label with an optional icon, so that meaning never depends on colour alone. */
export function Badge({ children, icon, tone = 'neutral' }: BadgeProps) {
  return (
    <span className={classes['badge']} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}

/** Full dot for a client, hollow ring for a prospect; decorative, since the word follows. */
export function StateDot({ state }: { state: 'client' | 'prospect' }) {
  return <span className={classes['dot']} data-state={state} aria-hidden />;
}
