import { useEffect, useState } from 'react';

/**
 * For a dialog that is mounted to open and unmounted to close: gives the focus back to where it was. Mantine does so
 * only for dialogs that stay mounted.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
}
