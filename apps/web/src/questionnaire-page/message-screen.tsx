import type { ReactNode } from 'react';
import { BrandMark } from '../ui/layout/brand';
import classes from './page.module.css';
import { useHeadingFocus } from './use-heading-focus.ts';

/** Screen without questions: an end, or a fault. */
export function MessageScreen({ title, children }: { title: string; children: ReactNode }) {
  useHeadingFocus(title);
  return (
    <div className={classes['page']}>
      <main className={classes['card']}>
        <div className={classes['message']}>
          <BrandMark size="l" />
          <h1 tabIndex={-1}>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
