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
      if (key !== 'Escape' || event.isComposing || !(target instanceof Element) || !panel.current?.contains(target)) return;
      if (target.getAttribute('data-mantine-stop-propagation') === 'true') return;
      event.stopImmediatePropagation();
      closing.current();
    }
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [panel]);
}
