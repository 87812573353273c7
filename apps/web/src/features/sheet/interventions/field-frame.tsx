import type { ReactNode } from 'react';
import { OfflineBanner } from '../../../ui/feedback/offline-banner';
import { MAIN_ID } from '../../../ui/layout/skip-link';
import classes from './sign-page.module.css';

/** Full-screen frame for a page on which the device is passed to the client. */
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
