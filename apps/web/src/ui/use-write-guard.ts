import type { MouseEvent } from 'react';
import { useMe } from '../lib/me';
import { showError } from '../lib/toasts';

/** Why nothing can be changed while one looks through somebody else's eyes. */
export const READ_ONLY_REASON = 'Stai solo guardando, con gli occhi di un’altra persona: da qui non si cambia niente.';

const READ_ONLY_PROPS = {
  'data-disabled': true,
  'aria-disabled': true,
  title: READ_ONLY_REASON,
  onClick: (event: MouseEvent) => event.preventDefault(),
} as const;

/**
 * For every control that changes something by itself, spread after its own properties: nothing while one works, and
 * what holds it back while one only looks. It stays reachable by keyboard, so that the reason can be read. Forms that
 * are pages have their own in FormShell.
 */
export function useReadOnlyProps(): typeof READ_ONLY_PROPS | Record<never, never> {
  return useMe().readOnly ? READ_ONLY_PROPS : {};
}

/** The same for what has no control: keys, and what is dragged. Tells the reason when it is tried. */
export function useWriteGuard(): (act: () => void) => void {
  const { readOnly } = useMe();
  return (act) => (readOnly ? showError(READ_ONLY_REASON) : act());
}
