/** A message that floats over any page. Plain ones leave by themselves; errors stay until closed. */
export interface Toast {
  id: number;
  kind: 'success' | 'error';
  message: string;
  undo?: () => void;
  retry?: () => void;
  /** Where one may want to go from here. */
  further?: { label: string; run: () => void };
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const watchers = new Set<() => void>();

/** "Cliente eliminato", with an undo for what can be taken back. At most three are shown: the oldest gives way. */
export function showToast(message: string, then?: Toast['undo'] | Pick<Toast, 'undo' | 'further'>): void {
  add({ id: nextId++, kind: 'success', message, ...(typeof then === 'function' ? { undo: then } : then) });
}

/** For failures that belong to no place on the page; with a way to try again where that may help. */
export function showError(message: string, retry?: () => void): void {
  if (retry) publish(toasts.filter((toast) => toast.message !== message));
  if (!toasts.some((toast) => toast.kind === 'error' && toast.message === message)) {
    add({ id: nextId++, kind: 'error', message, ...(retry && { retry }) });
  }
}

export function closeToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id));
}

/** Takes back the latest thing that can be taken back; what Ctrl Z does outside a field. False when there is none. */
export function undoLatest(): boolean {
  const latest = toasts.findLast((toast) => toast.undo !== undefined);
  if (!latest) return false;
  closeToast(latest.id);
  latest.undo?.();
  return true;
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function watchToasts(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

function add(toast: Toast): void {
  publish([...toasts, toast].slice(-3));
}

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const watcher of watchers) watcher();
}
