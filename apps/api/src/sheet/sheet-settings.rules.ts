import type { SheetTabSetting } from './sheet-settings.dto.js';
import { SHEET_TABS } from './sheet-tab-names.js';

/** All tabs in the agency's order; tabs that the list does not contain come last and are shown. */
export function arranged(tabs: readonly SheetTabSetting[]): SheetTabSetting[] {
  const known = tabs.filter(({ name }) => SHEET_TABS.includes(name));
  const rest = SHEET_TABS.filter((name) => known.every((tab) => tab.name !== name));
  return [...known.map(({ name, visible }) => ({ name, visible })), ...rest.map((name) => ({ name, visible: true }))];
}
