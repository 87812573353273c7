import { type RefObject, useEffect, useRef } from 'react';

/**
 * Esc for a panel that may ask before it closes. Before anybody else hears of it: a question that this Esc raises must
 * not be answered by the same Esc. What is open over the panel, a dialog or a list of options, has its own.
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

/** The focus may have been lost with what it was on; then the panel is meant as long as nothing lies over it. */
function isIn(panel: HTMLElement | null, target: Element): boolean {
  if (panel === null) return false;
  return (
    panel.contains(target) || (target === document.body && document.querySelectorAll('[role="dialog"][aria-modal="true"]').length === 1)
  );
}
