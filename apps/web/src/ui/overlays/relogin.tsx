import { lazy, Suspense } from 'react';
import { openDialog } from '../../lib/open-dialog';

const ReloginDialog = lazy(() => import('./relogin-dialog').then((module) => ({ default: module.ReloginDialog })));

/** Log-in dialog shown when the session ends while the page has unsaved work, so that the work is kept. */
export const relogin = openDialog();

export function Relogin() {
  const opened = relogin.useOpen();
  return <Suspense>{opened && <ReloginDialog onClose={relogin.close} />}</Suspense>;
}
