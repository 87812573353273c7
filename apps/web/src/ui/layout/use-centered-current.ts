import { type RefObject, useLayoutEffect } from 'react';

/** Scrolls a line of links so that the current one is in its middle, as far as it goes. */
export function useCenteredCurrent(line: RefObject<HTMLElement | null>, current: number): void {
  useLayoutEffect(() => {
    const link = line.current?.children[current];
    if (!line.current || !link) return;
    const { left, width } = line.current.getBoundingClientRect();
    const box = link.getBoundingClientRect();
    line.current.scrollBy({ left: box.left + box.width / 2 - (left + width / 2), behavior: 'instant' });
  }, [line, current]);
}
