import { useEffect } from 'react';

/** Screen that was shown last; the screens are different components. */
let shown: string | null = null;

/**
 * Moves the focus to the heading of a new screen, which screen readers then read; not on the first screen, where they begin by
 * themselves.
 * @param screen changes with each screen
 * @param code question to start at, instead of the heading of the screen
 */
export function useHeadingFocus(screen: string, code?: string): void {
  useEffect(() => {
    const isFirst = shown === null;
    if (shown === screen) return;
    shown = screen;
    if (isFirst) return;
    const question = code === undefined ? null : document.querySelector<HTMLElement>(`[data-question="${code}"] [tabindex="-1"]`);
    if (question === null) scrollTo(0, 0);
    (question ?? document.querySelector<HTMLElement>('h1'))?.focus();
  }, [screen, code]);
}
