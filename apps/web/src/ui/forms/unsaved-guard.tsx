import { useBlocker } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { registerUnsaved } from '../../lib/unsaved';

// The log-in has a form too, and a dialog would weigh on the first load.
const dialog = () => import('./unsaved-dialog');
const UnsavedDialog = lazy(() => dialog().then((module) => ({ default: module.UnsavedDialog })));

interface UnsavedGuardProps {
  /** Called when the user leaves. Must return false after a successful save (`form.resetDirty()`). */
  isDirty: () => boolean;
  /** Returns true when a change of search params leaves the form although the path stays. */
  leaves?: (before: object, after: object) => boolean;
  /** Returns true while closing the tab would lose what leaving the page does not, because it is saved then. */
  isSaving?: () => boolean;
  /** Warning text that names the changes that would be lost. */
  children: string;
}

/** Asks for confirmation before a changed form is left by a link, by Back or by closing the tab. */
export function UnsavedGuard({ isDirty, leaves = () => false, isSaving = () => false, children }: UnsavedGuardProps) {
  const latest = useRef({ isDirty, isSaving });
  useEffect(() => {
    latest.current = { isDirty, isSaving };
  });
  useEffect(() => registerUnsaved(() => latest.current.isDirty() || latest.current.isSaving()), []);
  useEffect(() => {
    // Loaded while there is a network, because the question may come when there is none.
    dialog().catch(() => undefined);
  }, []);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      (current.pathname !== next.pathname || leaves(current.search, next.search)) && latest.current.isDirty(),
    enableBeforeUnload: () => latest.current.isDirty() || latest.current.isSaving(),
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Suspense>
      <UnsavedDialog onStay={blocker.reset} onLeave={blocker.proceed}>
        {children}
      </UnsavedDialog>
    </Suspense>
  );
}
