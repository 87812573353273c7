import { useEffect, useState } from 'react';
import { topmostDialog } from '../lib/shortcuts';

/** Where the Tab key would stop in a list or on the board. */
const PLACE_IN_LIST = '[data-row-id][tabindex="0"], [data-card-link][tabindex="0"]';

/**
 * For a dialog that is mounted to open and unmounted to close: gives the focus back to where it was. Mantine does so
 * only for dialogs that stay mounted.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (!lost || !(before instanceof HTMLElement)) return;
      if (before.isConnected) before.focus({ preventScroll: true });
      else requestAnimationFrame(() => standIn()?.focus({ preventScroll: true }));
    },
    [before],
  );
}

/** It is gone with what was done to it: the first field of the dialog underneath, or the row or card that the list has put in its place. */
function standIn(): HTMLElement | null {
  const dialog = topmostDialog();
  return dialog
    ? dialog.querySelector<HTMLElement>('[data-autofocus], input, textarea, select')
    : document.querySelector<HTMLElement>(PLACE_IN_LIST);
}
