import type { ReactNode } from 'react';
import classes from './section-heading.module.css';

interface SectionHeadingProps {
  title: string;
  hint: string;
  actions?: ReactNode;
}

/** Heading of a page inside an area that has its own bar and menu, such as the settings. */
export function SectionHeading({ title, hint, actions }: SectionHeadingProps) {
  return (
    <header className={classes['heading']}>
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        <p className={classes['hint']}>{hint}</p>
      </div>
      {actions}
    </header>
  );
}
