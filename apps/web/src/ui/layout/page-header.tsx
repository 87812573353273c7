import { IconChevronRight } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Fragment, type ReactNode, use, useEffect } from 'react';
import classes from './page-header.module.css';
import { TopBarTools } from './top-bar-tools';

interface PageHeaderProps {
  /** Heading, used in the document title as well: "Clienti · Sestante". */
  title: string;
  /** Short description of the page. */
  hint?: string;
  /** Breadcrumb links to the parent pages. */
  crumbs?: { label: string; link: LinkProps }[];
  /** Set when the page renders its own h1; the bar's title is then no heading. */
  headingInPage?: boolean;
  actions?: ReactNode;
}

/** Top bar of every page: breadcrumb, title and actions. */
export function PageHeader({ title, hint, crumbs = [], headingInPage = false, actions }: PageHeaderProps) {
  const tools = use(TopBarTools);
  useEffect(() => {
    document.title = `${title} · Sestante`;
  }, [title]);
  return (
    <header className={classes['bar']}>
      {crumbs.length > 0 && (
        <nav className="row fixed gap-s size-m faint" aria-label="Percorso">
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
