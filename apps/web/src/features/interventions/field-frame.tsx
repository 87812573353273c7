import type { ReactNode } from 'react';
import { OfflineBanner } from '../../ui/offline-banner';
import { MAIN_ID } from '../../ui/skip-link';
import classes from './sign-page.module.css';

/** The whole screen for one page, where the device goes from hand to hand. */
export function FieldFrame({ children }: { children: ReactNode }) {
  return (
    <div className={classes['page']}>
      <OfflineBanner kept />
      <main id={MAIN_ID} tabIndex={-1} className={classes['main']}>
        {children}
      </main>
    </div>
  );
}
