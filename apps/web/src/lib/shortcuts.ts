import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * By key as pressed: a single character ("j", "/", "?"), a name ("Escape"), "shift+d", or "ctrl+s" for Ctrl (⌘ on a Mac).
 * An action that returns false leaves the key to the browser.
 */
export type ShortcutMap = Record<string, (event: KeyboardEvent) => void | false>;

const STORAGE_KEY = 'sestante-tasti-singoli';
const DIALOG = '[role="dialog"][aria-modal="true"]';
const watchers = new Set<() => void>();

/** Single letters can be switched off: speech input "types" them (WCAG 2.1.4). */
export function singleKeysOn(): boolean {
  return localStorage.getItem(STORAGE_KEY) !== 'no';
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(STORAGE_KEY, on ? 'si' : 'no');
  for (const watcher of watchers) watcher();
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore((onChange) => {
    watchers.add(onChange);
    return () => watchers.delete(onChange);
  }, singleKeysOn);
}

/**
 * Keys that work anywhere on the page while the caller is mounted. Single characters are ignored while typing
 * and under an open dialog; "ctrl+…" combinations work while typing too.
 * @param dialog set where the caller is a dialog: then they work in this one alone, while it is the topmost
 */
export function useShortcuts(shortcuts: ShortcutMap, dialog?: RefObject<HTMLElement | null>): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const name = keyName(event);
      const action = latest.current[name];
      if (!action || event.defaultPrevented || event.isComposing) return;
      if (dialog ? !isIn(dialog.current, event.target) : isDialogOpen()) return;
      if (!name.startsWith('ctrl+')) {
        if (isTyping(event.target)) return;
        if (event.key.length === 1 && !singleKeysOn()) return;
      }
      if (action(event) !== false) event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [dialog]);
}

/** How a shortcut is shown: a Mac has ⌘ where the others have Ctrl. */
export const CONTROL_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) return `alt+${key}`;
  if (event.shiftKey && !event.ctrlKey && !event.metaKey && /^[a-z]$/.test(key)) return `shift+${key}`;
  return event.ctrlKey || event.metaKey ? `ctrl+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT';
}

/** What is opened from a dialog stands beside it in the page: its keys are its own. */
function isIn(content: HTMLElement | null, target: EventTarget | null): boolean {
  const dialog = content?.closest('[role="dialog"]') ?? content;
  if (!dialog) return false;
  // What had the focus may be gone, as a button is that was pressed: then keys go to the dialog on top.
  if (target === document.body) return dialog === topmostDialog();
  return target instanceof Node && dialog.contains(target);
}

/** The dialog that lies over everything else, if one is open. */
export function topmostDialog(): HTMLElement | null {
  return [...document.querySelectorAll<HTMLElement>(DIALOG)].at(-1) ?? null;
}

function isDialogOpen(): boolean {
  return document.querySelector(`${DIALOG}, [role="menu"]`) !== null;
}
