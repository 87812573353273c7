import type { SheetTab, SheetTabSetting } from '@sestante/api-client/types';

/** The list with one of its tabs at another place, counted from 0. */
export function moved(tabs: SheetTabSetting[], name: SheetTab, to: number): SheetTabSetting[] {
  const tab = tabs.find((one) => one.name === name);
  return tab ? tabs.filter((one) => one !== tab).toSpliced(to, 0, tab) : tabs;
}

/** The list with one of its tabs shown or hidden. */
export function shown(tabs: SheetTabSetting[], name: SheetTab, visible: boolean): SheetTabSetting[] {
  return tabs.map((tab) => (tab.name === name ? { ...tab, visible } : tab));
}

/** Every tab in the order in which agencies begin, all of them in sight. */
export function original(names: readonly SheetTab[]): SheetTabSetting[] {
  return names.map((name) => ({ name, visible: true }));
}

export function isOriginal(tabs: SheetTabSetting[], names: readonly SheetTab[]): boolean {
  return tabs.every(({ name, visible }, index) => visible && name === names[index]);
}
