import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { MAIN_ID } from './skip-link';

/**
 * A new page puts the focus on its heading, so that keyboard and screen reader start there; a page that has
 * placed the focus itself (a list returning to its row, a form in its first field) is left alone, and so is a dialog that
 * was opened while the page was on its way.
 */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        const main = document.getElementById(MAIN_ID) ?? document.querySelector('main');
        const active = document.activeElement;
        if (!main || (active !== main && main.contains(active)) || active?.closest('[role="dialog"]')) return;
        (main.querySelector<HTMLElement>('h1[tabindex="-1"]') ?? main).focus({ preventScroll: true });
      }),
    [router],
  );
}
