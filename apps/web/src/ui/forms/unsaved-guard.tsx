import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { registerUnsaved } from '../../lib/unsaved';
import classes from '../overlays/confirm-dialog.module.css';

interface UnsavedGuardProps {
  /** Called when the user leaves. Must return false after a successful save (`form.resetDirty()`). */
  isDirty: () => boolean;
  /** Returns true when a change of search params leaves the form although the path stays. */
  leaves?: (before: object, after: object) => boolean;
  /** Warning text that names the changes that would be lost. */
  children: string;
}

/** Asks for confirmation before a changed form is left by a link, by Back or by closing the tab. */
export function UnsavedGuard({ isDirty, leaves = () => false, children }: UnsavedGuardProps) {
  const latest = useRef(isDirty);
  useEffect(() => {
    latest.current = isDirty;
  });
  useEffect(() => registerUnsaved(() => latest.current()), []);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => (current.pathname !== next.pathname || leaves(current.search, next.search)) && latest.current(),
    enableBeforeUnload: () => latest.current(),
    withResolver: true,
  });
  const stay = () => blocker.reset?.();
  return (
    <Modal opened={blocker.status === 'blocked'} onClose={stay} title="Uscire senza salvare?" size="sm">
      <p className={classes['text']}>{children}</p>
      <div className={classes['actions']}>
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Esci senza salvare
        </Button>
        <Button onClick={stay} data-autofocus>
          Resta qui
        </Button>
      </div>
    </Modal>
  );
}
