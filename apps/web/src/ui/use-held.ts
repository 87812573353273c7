import type { MouseEvent } from 'react';
import { useMe } from '../lib/me';
import { showError } from '../lib/toasts';

/** Why nothing can be changed while one looks through somebody else's eyes. */
export const ONLY_LOOKING = 'Stai solo guardando, con gli occhi di un’altra persona: da qui non si cambia niente.';

const HELD = {
  'data-disabled': true,
  'aria-disabled': true,
  title: ONLY_LOOKING,
  onClick: (event: MouseEvent) => event.preventDefault(),
} as const;

/**
 * For every control that changes something by itself, spread after its own properties: nothing while one works, and
 * what holds it back while one only looks. It stays reachable by keyboard, so that the reason can be read. Forms that
 * are pages have their own in FormShell.
 */
export function useHeld(): typeof HELD | Record<never, never> {
  return useMe().readOnly ? HELD : {};
}

/** The same for what has no control: keys, and what is dragged. Tells the reason when it is tried. */
export function useUnlessHeld(): (act: () => void) => void {
  const { readOnly } = useMe();
  return (act) => (readOnly ? showError(ONLY_LOOKING) : act());
}
