import type { ReactNode } from 'react';
import classes from './badge.module.css';

interface BadgeProps {
  children: ReactNode;
  icon?: ReactNode;
  /** `outline` for what a record is (its type), the tints for how it is doing. */
  tone?: 'outline' | 'neutral' | 'success' | 'warning' | 'danger' | 'info' | 'accent';
}

/** A word with an optional shape before it: meaning never rests on colour alone. */
export function Badge({ children, icon, tone = 'neutral' }: BadgeProps) {
  return (
    <span className={classes['badge']} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}

/** A client has a full dot, a prospect a hollow ring; the word follows. */
export function StateDot({ state }: { state: 'client' | 'prospect' }) {
  return <span className={classes['dot']} data-state={state} aria-hidden />;
}
