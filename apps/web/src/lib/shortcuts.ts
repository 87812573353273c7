import { type RefObject, useEffect, useRef } from 'react';
import { create } from 'zustand';

/**
 * Actions by key as pressed: a single character ("j", "/", "?"), a name ("Escape"), "shift+d", or "ctrl+s" for Ctrl (⌘
 * on a Mac). An action that returns false leaves the key to the browser.
 */
export type ShortcutMap = Record<string, (event: KeyboardEvent) => void | false>;

const STORAGE_KEY = 'sestante-tasti-singoli';
const DIALOG = '[role="dialog"][aria-modal="true"]';

/** Whether single-key shortcuts are on; users of speech input can turn them off (WCAG 2.1.4). */
export const useSingleKeys = create(() => localStorage.getItem(STORAGE_KEY) !== 'no');

export const singleKeysOn = useSingleKeys.getState;

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(STORAGE_KEY, on ? 'si' : 'no');
  useSingleKeys.setState(on);
}

/**
 * Registers shortcuts for the whole page while the caller is mounted. Single characters are ignored while typing and
 * under an open dialog; "ctrl+…" combinations work while typing too.
 * @param dialog set when the caller is a dialog: its shortcuts then work only inside it, while it is the topmost
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

/** Label of the control key: ⌘ on Apple devices, Ctrl elsewhere. */
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

/** Popovers opened from a dialog are rendered outside it and handle their own keys. */
function isIn(content: HTMLElement | null, target: EventTarget | null): boolean {
  const dialog = content?.closest('[role="dialog"]') ?? content;
  if (!dialog) return false;
  // Sends keys to the topmost dialog when the focused element, such as a pressed button, was removed.
  if (target === document.body) return dialog === topmostDialog();
  return target instanceof Node && dialog.contains(target);
}

/** Returns the topmost open dialog, if any. */
export function topmostDialog(): HTMLElement | null {
  return [...document.querySelectorAll<HTMLElement>(DIALOG)].at(-1) ?? null;
}

function isDialogOpen(): boolean {
  return document.querySelector(`${DIALOG}, [role="menu"]`) !== null;
}
