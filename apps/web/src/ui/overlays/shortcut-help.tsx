import { lazy, Suspense, useSyncExternalStore } from 'react';
import { openDialog } from '../../lib/open-dialog';
import { useShortcuts } from '../../lib/shortcuts';

const ShortcutDialog = lazy(() => import('./shortcut-dialog').then((module) => ({ default: module.ShortcutDialog })));

export const shortcutHelp = openDialog();

/** Shortcut list, opened with "?". */
export function ShortcutHelp() {
  const opened = useSyncExternalStore(shortcutHelp.watch, shortcutHelp.isOpen);
  useShortcuts({ '?': shortcutHelp.open });
  return <Suspense>{opened && <ShortcutDialog onClose={shortcutHelp.close} />}</Suspense>;
}
