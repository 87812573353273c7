import { IconChevronRight } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Fragment, type ReactNode, use, useEffect } from 'react';
import classes from './page-header.module.css';
import { TopBarTools } from './top-bar-tools';

interface PageHeaderProps {
  /** Also the document's title: "Clienti · Sestante". */
  title: string;
  /** What the page is for, in a few words. */
  hint?: string;
  /** The pages above this one. */
  crumbs?: { label: string; link: LinkProps }[];
  /** Set when the page draws its own h1 further down: the bar then only says where one is. */
  headingInPage?: boolean;
  actions?: ReactNode;
}

/** The bar at the top of every page: where one is, and what can be done here. */
export function PageHeader({ title, hint, crumbs = [], headingInPage = false, actions }: PageHeaderProps) {
  const tools = use(TopBarTools);
  useEffect(() => {
    document.title = `${title} · Sestante`;
  }, [title]);
  return (
    <header className={classes['bar']}>
      {crumbs.length > 0 && (
        <nav className={classes['crumbs']} aria-label="Percorso">
          {crumbs.map(({ label, link }) => (
            <Fragment key={label}>
              <Link {...link} className={classes['crumb']}>
                {label}
              </Link>
              <IconChevronRight size={14} stroke={1.7} aria-hidden />
            </Fragment>
          ))}
        </nav>
      )}
      {headingInPage ? (
        <span className={classes['title']} aria-current="page">
          {title}
        </span>
      ) : (
        <h1 className={classes['title']} tabIndex={-1}>
          {title}
        </h1>
      )}
      {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
      <div className={classes['actions']}>
        {tools}
        {actions}
      </div>
    </header>
  );
}
