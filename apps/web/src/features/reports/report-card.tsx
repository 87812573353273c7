import { type ReactNode, useId } from 'react';
import classes from './analytic-report.module.css';

interface ReportCardProps {
  title: string;
  /** Content to the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Part of a report, with its heading. */
export function ReportCard({ title, aside, children }: ReportCardProps) {
  const id = useId();
  return (
    <section className={classes['card']} aria-labelledby={id}>
      <header className={classes['head']}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
