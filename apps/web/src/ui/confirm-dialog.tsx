import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  /** Names the object and what happens to it. */
  children: ReactNode;
  /** Verb and object: "Chiudi sessione". */
  confirmLabel: string;
  /** Where "Annulla" could be taken for the deed itself. */
  cancelLabel?: string;
  danger?: boolean;
  busy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Only for what cannot be undone; everything else offers "Annulla" afterwards. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onCancel} title={props.title} size="sm">
      <div className={classes['text']}>{props.children}</div>
      <div className={classes['actions']}>
        <Button variant="subtle" onClick={props.onCancel} data-autofocus>
          {props.cancelLabel ?? 'Annulla'}
        </Button>
        <Button data-danger={props.danger || undefined} loading={props.busy} onClick={props.onConfirm}>
          {props.confirmLabel}
        </Button>
      </div>
    </Modal>
  );
}
