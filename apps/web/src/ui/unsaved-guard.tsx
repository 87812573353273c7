import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { registerUnsaved } from '../lib/unsaved';
import classes from './confirm-dialog.module.css';

interface UnsavedGuardProps {
  /** Read at the moment of leaving. After a successful save the form must say no (`form.resetDirty()`). */
  isDirty: () => boolean;
  /** What of the address, besides its path, is the form's place: leaving it leaves the form. */
  leaves?: (before: object, after: object) => boolean;
  /** What would be lost, in the words of the page. */
  children: string;
}

/** Asks before leaving a changed form, by a link, by Back, or by closing the tab. */
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
