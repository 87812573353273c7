import { CloseButton } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { CONTROL_KEY, useShortcuts } from '../../lib/shortcuts';
import { Kbd } from '../layout/kbd';
import classes from './toast-stack.module.css';
import { closeToast, type Toast, undoLatest, useToasts } from '../../lib/toasts';

const PLAIN_MS = 5_000;
const UNDO_MS = 10_000;

/**
 * Keeps both live regions in the DOM at all times, because screen readers announce only additions to regions that they
 * already know.
 */
export function ToastStack() {
  const toasts = useToasts();
  useShortcuts({ 'ctrl+z': undoOutsideFields });
  return (
    <div className={classes['stack']}>
      <div role="status">{toasts.map((toast) => toast.kind === 'success' && <PassingToast key={toast.id} toast={toast} />)}</div>
      <div role="alert">{toasts.map((toast) => toast.kind === 'error' && <StayingToast key={toast.id} toast={toast} />)}</div>
    </div>
  );
}

function PassingToast({ toast }: { toast: Toast }) {
  const [readOnlyProps, setHeld] = useState(false);
  useEffect(() => {
    if (readOnlyProps) return;
    const timer = setTimeout(() => closeToast(toast.id), toast.undo || toast.further ? UNDO_MS : PLAIN_MS);
    return () => clearTimeout(timer);
  }, [readOnlyProps, toast]);
  return (
    <div
      className={classes['toast']}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <IconCircleCheck size={18} stroke={1.7} aria-hidden />
      <span className={classes['message']}>{toast.message}</span>
      {toast.undo && (
        <button
          type="button"
          className={classes['undo']}
          onClick={() => {
            closeToast(toast.id);
            toast.undo?.();
          }}
        >
          Annulla <Kbd onAccent>{`${CONTROL_KEY} Z`}</Kbd>
        </button>
      )}
      {toast.further && (
        <button
          type="button"
          className={classes['undo']}
          onClick={() => {
            closeToast(toast.id);
            toast.further?.run();
          }}
        >
          {toast.further.label}
        </button>
      )}
    </div>
  );
}

function StayingToast({ toast }: { toast: Toast }) {
  return (
    <div className={classes['toast']} data-kind="error">
      <IconAlertCircle size={18} stroke={1.7} aria-hidden />
      <span className={classes['message']}>{toast.message}</span>
      {toast.retry && (
        <button
          type="button"
          className={classes['undo']}
          onClick={() => {
            closeToast(toast.id);
            toast.retry?.();
          }}
        >
          Riprova
        </button>
      )}
      <CloseButton className={classes['close']} aria-label="Chiudi avviso" onClick={() => closeToast(toast.id)} />
    </div>
  );
}

/** Undoes the latest action on Ctrl Z, except in a text field, which has its own undo. */
function undoOutsideFields(event: KeyboardEvent): void | false {
  const field = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]');
  if (field || !undoLatest()) return false;
}
