import { lazy, Suspense } from 'react';
import { openDialog } from '../../lib/open-dialog';
import { useShortcuts } from '../../lib/shortcuts';

const ShortcutDialog = lazy(() => import('./shortcut-dialog').then((module) => ({ default: module.ShortcutDialog })));

export const shortcutHelp = openDialog();

/** Shortcut list, opened with "?". */
export function ShortcutHelp() {
  const opened = shortcutHelp.useOpen();
  useShortcuts({ '?': shortcutHelp.open });
  return <Suspense>{opened && <ShortcutDialog onClose={shortcutHelp.close} />}</Suspense>;
}
