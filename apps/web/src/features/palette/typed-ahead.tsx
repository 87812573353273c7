import { useEffect, useEffectEvent } from 'react';

let typed = '';

/** What was typed while the palette was still on its way, for the box that then shows it; once. */
export function takeTypedAhead(): string {
  const ahead = typed;
  typed = '';
  return ahead;
}

/**
 * Stands in for the palette until its box has the focus, over a slow line for seconds: whoever knows it types on, and
 * the page must not take those letters for its own shortcuts.
 */
export function TypedAhead({ onClose }: { onClose: () => void }) {
  const hold = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1) typed += event.key;
    else if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (event.key === 'Escape') onClose();
    // There is nothing to choose yet: Invio chooses once the results are in sight.
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hold(event);
    // Of a palette that was closed before it came.
    typed = '';
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, []);
  return null;
}
