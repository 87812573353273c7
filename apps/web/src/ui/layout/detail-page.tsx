import type { ReactNode } from 'react';
import classes from './detail-page.module.css';

interface DetailHeaderProps {
  /** Link to the record that the page is about. */
  title: ReactNode;
  badges: ReactNode;
  line: ReactNode;
  /** Buttons. */
  children: ReactNode;
}

/** Heading of a page about one record: its title with badges, a line about it, and what can be done. */
export function DetailHeader({ title, badges, line, children }: DetailHeaderProps) {
  return (
    <header className={classes['header']}>
      <div className={classes['who']}>
        <div className={classes['names']}>
          <h1 tabIndex={-1}>{title}</h1>
          {badges}
        </div>
        <p className="text-m soft">{line}</p>
      </div>
      <div className={classes['buttons']}>{children}</div>
    </header>
  );
}

/** Content of the page, with facts beside it, which come first on narrow screens. */
export function DetailColumns({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className={classes['columns']}>
      <div className={classes['content']}>{children}</div>
      {aside}
    </div>
  );
}

export function DetailAside({ title, children }: { title: string; children: ReactNode }) {
  return (
    <aside className={classes['aside']} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </aside>
  );
}

/** A fact of a list in the aside. */
export function DetailFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
