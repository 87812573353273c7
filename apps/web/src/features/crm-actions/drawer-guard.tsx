import type { ComponentProps } from 'react';
import { UnsavedGuard } from '../../ui/forms/unsaved-guard';
import type { DrawerSearch } from '../records/actions/drawer-search';

/**
 * Asks for confirmation before unsaved input in the drawer is lost by closing it, opening another action or leaving the
 * page.
 */
export function DrawerGuard(props: Pick<ComponentProps<typeof UnsavedGuard>, 'isDirty' | 'children'>) {
  return <UnsavedGuard {...props} leaves={(before, after) => drawerOf(before) !== drawerOf(after)} />;
}

/** Identifies the content of the drawer; switching between the steps of one action does not count as leaving it. */
function drawerOf(search: object): string {
  const { azione, nuova }: DrawerSearch = search;
  return `${azione ?? ''} ${nuova ?? ''}`;
}
