import { lazy, Suspense, useSyncExternalStore } from 'react';
import { openDialog } from '../lib/open-dialog';

const ReloginDialog = lazy(() => import('./relogin-dialog').then((module) => ({ default: module.ReloginDialog })));

/** When the session ends over unsaved work: the page stays, and asks for the password in front of it. */
export const relogin = openDialog();

export function Relogin() {
  const opened = useSyncExternalStore(relogin.watch, relogin.isOpen);
  return <Suspense>{opened && <ReloginDialog onClose={relogin.close} />}</Suspense>;
}
