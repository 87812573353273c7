import { useEffect, useEffectEvent } from 'react';

let typed = '';

/** Returns and clears the keys typed while the palette was loading. */
export function takeTypedAhead(): string {
  const ahead = typed;
  typed = '';
  return ahead;
}

/**
 * Buffers keys from the opening of the palette until its input has the focus, which can take seconds on a slow
 * connection; otherwise the page would handle them as shortcuts.
 */
export function TypedAhead({ onClose }: { onClose: () => void }) {
  const hold = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1) typed += event.key;
    else if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (event.key === 'Escape') onClose();
    // Blocks Enter, since no results are shown yet.
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hold(event);
    // Discards keys buffered for a palette that was closed before it loaded.
    typed = '';
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, []);
  return null;
}
