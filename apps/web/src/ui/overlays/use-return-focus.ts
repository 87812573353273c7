import { useEffect, useState } from 'react';
import { topmostDialog } from '../../lib/shortcuts';

/** Tab stop of a list or of the board. */
const PLACE_IN_LIST = '[data-row-id][tabindex="0"], [data-card-link][tabindex="0"]';

/**
 * Returns the focus to the previously focused element when a dialog unmounts. Mantine does so only for dialogs that
 * stay mounted.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (!lost || !(before instanceof HTMLElement)) return;
      if (before.isConnected) before.focus({ preventScroll: true });
      else requestAnimationFrame(() => fallbackFocus()?.focus({ preventScroll: true }));
    },
    [before],
  );
}

/**
 * Fallback when the previous element no longer exists: the first field of the dialog underneath, or the list's row or
 * board's card that took its place.
 */
function fallbackFocus(): HTMLElement | null {
  const dialog = topmostDialog();
  return dialog
    ? dialog.querySelector<HTMLElement>('[data-autofocus], input, textarea, select')
    : document.querySelector<HTMLElement>(PLACE_IN_LIST);
}
