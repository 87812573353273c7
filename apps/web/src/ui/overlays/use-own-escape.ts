import { type RefObject, useEffect, useRef } from 'react';

/**
 * Handles Esc for a panel that may ask before closing. It listens in the capture phase, so that the confirmation opened
 * by an Esc is not closed by the same key press. Dialogs and option lists over the panel handle their own Esc.
 */
export function useOwnEscape(panel: RefObject<HTMLElement | null>, close: () => void): void {
  const closing = useRef(close);
  useEffect(() => {
    closing.current = close;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { key, target } = event;
      if (key !== 'Escape' || event.isComposing || !(target instanceof Element) || !isIn(panel.current, target)) return;
      if (target.getAttribute('data-mantine-stop-propagation') === 'true') return;
      event.stopImmediatePropagation();
      closing.current();
    }
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [panel]);
}

/** Treats a lost focus (on the body) as inside the panel, provided that nothing covers the panel. */
function isIn(panel: HTMLElement | null, target: Element): boolean {
  if (panel === null) return false;
  return (
    panel.contains(target) || (target === document.body && document.querySelectorAll('[role="dialog"][aria-modal="true"]').length === 1)
  );
}
