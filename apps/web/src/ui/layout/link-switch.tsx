import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './link-switch.module.css';

interface SwitchedForm {
  label: string;
  icon?: ReactNode;
  link: LinkProps;
  current: boolean;
}

/** Switches between presentations of the same data, such as board and list; each has its own URL. */
export function LinkSwitch({ label, forms }: { label: string; forms: SwitchedForm[] }) {
  return (
    <nav aria-label={label} className={classes['forms']}>
      {forms.map((form) => (
        <Link
          {...form.link}
          key={form.label}
          className={classes['form']}
          data-current={form.current || undefined}
          aria-current={form.current ? 'page' : undefined}
        >
          {form.icon}
          {form.label}
        </Link>
      ))}
    </nav>
  );
}
