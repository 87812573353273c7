import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import classes from './link-tabs.module.css';
import { useCenteredCurrent } from './use-centered-current';

export interface LinkTab {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Formatted count; empty until it is known. */
  count?: ReactNode;
  link: LinkProps;
  current: boolean;
}

/** Tabs implemented as links, so that each has a URL to open in a new tab, share or return to. */
export function LinkTabs({ label, tabs }: { label: string; tabs: LinkTab[] }) {
  const line = useRef<HTMLElement>(null);
  useCenteredCurrent(
    line,
    tabs.findIndex((tab) => tab.current),
  );
  return (
    <nav ref={line} aria-label={label} className={classes['tabs']}>
      {tabs.map((tab) => (
        <Link
          {...tab.link}
          key={tab.id}
          className={classes['tab']}
          data-current={tab.current || undefined}
          aria-current={tab.current ? 'page' : undefined}
        >
          {tab.icon}
          {tab.label}
          {tab.count !== undefined && <span className="faint figures">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
