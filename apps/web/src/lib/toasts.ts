import { create } from 'zustand';

/** Message shown over any page. Success messages disappear on their own; errors stay until closed. */
export interface Toast {
  id: number;
  kind: 'success' | 'error';
  message: string;
  undo?: () => void;
  retry?: () => void;
  /** Additional action, such as opening a related page. */
  further?: { label: string; run: () => void };
}

/** Toasts on the screen, oldest first. */
export const useToasts = create<readonly Toast[]>()(() => []);

let nextId = 1;

/**
 * Shows a success message, with undo for reversible actions. At most three toasts are visible; the oldest is removed
 * first.
 */
export function showToast(message: string, then?: Toast['undo'] | Pick<Toast, 'undo' | 'further'>): void {
  add({ id: nextId++, kind: 'success', message, ...(typeof then === 'function' ? { undo: then } : then) });
}

/** Shows an error that belongs to no place on the page; `retry` adds a retry button. */
export function showError(message: string, retry?: () => void): void {
  if (retry) useToasts.setState((toasts) => toasts.filter((toast) => toast.message !== message), true);
  if (!useToasts.getState().some((toast) => toast.kind === 'error' && toast.message === message)) {
    add({ id: nextId++, kind: 'error', message, ...(retry && { retry }) });
  }
}

export function closeToast(id: number): void {
  useToasts.setState((toasts) => toasts.filter((toast) => toast.id !== id), true);
}

/** Undoes the latest reversible action, as Ctrl Z does outside a text field; returns false when there is none. */
export function undoLatest(): boolean {
  const latest = useToasts.getState().findLast((toast) => toast.undo !== undefined);
  if (!latest) return false;
  closeToast(latest.id);
  latest.undo?.();
  return true;
}

function add(toast: Toast): void {
  useToasts.setState((toasts) => [...toasts, toast].slice(-3), true);
}
