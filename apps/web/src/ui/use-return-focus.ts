import { useEffect, useState } from 'react';

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
      // It is gone with what was done to it: then to the row or card that the list has put in its place.
      else requestAnimationFrame(() => document.querySelector<HTMLElement>(PLACE_IN_LIST)?.focus({ preventScroll: true }));
    },
    [before],
  );
}
