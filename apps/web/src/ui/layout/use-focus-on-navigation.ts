import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { MAIN_ID } from './skip-link';

/**
 * Moves the focus to the heading of a new page, so that keyboard and screen reader start there. Leaves it alone when
 * the page has already set it (a list restoring its row, a form's first field) or a dialog was opened meanwhile.
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
