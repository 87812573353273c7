import { Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import type { LinkTab } from './link-tabs';
import classes from './overflow-tabs.module.css';
import { PHONE } from '../breakpoints';
import { useCenteredCurrent } from './use-centered-current';

/**
 * Page tabs implemented as links. Tabs that do not fit move into an "Altro" menu, which takes the name of the current
 * tab when it contains it; on phones all tabs are on one scrolling line.
 */
export function OverflowTabs({ label, tabs }: { label: string; tabs: LinkTab[] }) {
  const line = useRef<HTMLSpanElement>(null);
  const scrolls = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;
  const [fitting, setFitting] = useState(tabs.length);
  const labels = tabs.map((tab) => tab.label).join('|');

  // Tabs that do not fit wrap to a clipped second line, so one measurement finds them without another render.
  useLayoutEffect(() => {
    const element = line.current;
    if (!element) return;
    const measure = () => {
      const [first, ...others] = [...element.children] as HTMLElement[];
      const fit = first ? 1 + others.filter(({ offsetTop }) => offsetTop === first.offsetTop).length : 0;
      setFitting(fit);
    };
    measure();
    const observer = new ResizeObserver(measure);
    // A tab becomes wider when its count arrives.
    for (const observed of [element, ...element.children]) observer.observe(observed);
    return () => observer.disconnect();
  }, [labels]);

  useCenteredCurrent(line, scrolls ? tabs.findIndex((tab) => tab.current) : -1);

  const shown = scrolls ? tabs.length : fitting;
  const hidden = tabs.slice(shown);
  const open = hidden.find((tab) => tab.current);
  return (
    <nav aria-label={label} className={classes['bar']}>
      <span ref={line} className={classes['line']}>
        {tabs.map((tab, index) => (
          <Link
            {...tab.link}
            key={tab.id}
            className={classes['tab']}
            data-current={tab.current || undefined}
            data-hidden={index >= shown || undefined}
            aria-current={tab.current ? 'page' : undefined}
          >
            {tab.label}
            {tab.count !== undefined && <span className={classes['count']}>{tab.count}</span>}
          </Link>
        ))}
      </span>
      {hidden.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <button type="button" className={classes['tab']} data-current={open !== undefined || undefined}>
              {open === undefined ? 'Altro' : <b className={classes['open']}>{open.label}</b>}
              {open?.count !== undefined && <span className={classes['count']}>{open.count}</span>}
              <IconChevronDown size={14} stroke={1.7} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {hidden.map((tab) => (
              <Menu.Item
                key={tab.id}
                rightSection={tab.count === undefined ? undefined : <span className={classes['count']}>{tab.count}</span>}
                renderRoot={(props) => <Link {...props} {...tab.link} aria-current={tab.current ? 'page' : undefined} />}
              >
                {tab.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}
