import type { ComponentProps } from 'react';
import { UnsavedGuard } from '../../ui/unsaved-guard';
import type { DrawerSearch } from './drawer-search';

/** Asks before what was typed in the drawer is left: by closing it, by going to another action, or with the page. */
export function DrawerGuard(props: Pick<ComponentProps<typeof UnsavedGuard>, 'isDirty' | 'children'>) {
  return <UnsavedGuard {...props} leaves={(before, after) => drawerOf(before) !== drawerOf(after)} />;
}

/** What lies over the page; how far one is with an action is not leaving it. */
function drawerOf(search: object): string {
  const { azione, nuova }: DrawerSearch = search;
  return `${azione ?? ''} ${nuova ?? ''}`;
}
