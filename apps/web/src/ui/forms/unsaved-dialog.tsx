import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../overlays/confirm-dialog.module.css';

interface UnsavedDialogProps {
  children: ReactNode;
  onStay: () => void;
  onLeave: () => void;
}

/** Question before a changed form is left. */
export function UnsavedDialog({ children, onStay, onLeave }: UnsavedDialogProps) {
  return (
    <Modal opened onClose={onStay} title="Uscire senza salvare?" size="sm">
      <p className={classes['text']}>{children}</p>
      <div className={classes['actions']}>
        <Button variant="default" onClick={onLeave}>
          Esci senza salvare
        </Button>
        <Button onClick={onStay} data-autofocus>
          Resta qui
        </Button>
      </div>
    </Modal>
  );
}
