import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  /** Text that names the object and the effect on it. */
  children: ReactNode;
  /** Verb and object, for example "Chiudi sessione". */
  confirmLabel: string;
  /** Replaces "Annulla" where it could be mistaken for the action itself. */
  cancelLabel?: string;
  danger?: boolean;
  busy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Confirmation for irreversible actions only; everything else offers undo afterwards. */
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
