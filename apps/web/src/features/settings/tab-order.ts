import type { SheetTab, SheetTabSetting } from '@sestante/api-client/types';

/** Returns the list with one tab moved to a zero-based position. */
export function moved(tabs: SheetTabSetting[], name: SheetTab, to: number): SheetTabSetting[] {
  const tab = tabs.find((one) => one.name === name);
  return tab ? tabs.filter((one) => one !== tab).toSpliced(to, 0, tab) : tabs;
}

/** Returns the list with one tab shown or hidden. */
export function shown(tabs: SheetTabSetting[], name: SheetTab, visible: boolean): SheetTabSetting[] {
  return tabs.map((tab) => (tab.name === name ? { ...tab, visible } : tab));
}

/** Returns the default order of a new agency, with every tab visible. */
export function original(names: readonly SheetTab[]): SheetTabSetting[] {
  return names.map((name) => ({ name, visible: true }));
}

export function isOriginal(tabs: SheetTabSetting[], names: readonly SheetTab[]): boolean {
  return tabs.every(({ name, visible }, index) => visible && name === names[index]);
}
