import type { ClientStatus, ClientType } from '@sestante/api-client/types';
import type { Icon } from '@tabler/icons-react';

/** Client or prospect among the search results. */
export interface FoundRecord {
  id: string;
  status: ClientStatus;
  type: ClientType;
  displayName: string;
  initials: string;
  email: string | null;
  phone: string | null;
  city: string | null;
}

export interface Item {
  id: string;
  label: string;
  /** Text that distinguishes the item from others with the same label. */
  detail?: string;
  icon?: Icon;
  record?: FoundRecord;
  keys?: string[];
  run: () => void;
}

export interface Section {
  title: string;
  items: Item[];
}

/** Returns true when every typed word is the start of a word of the text, regardless of accents. */
export function matches(text: string, typed: string): boolean {
  const words = plain(text).split(/[^\p{L}\p{N}]+/u);
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** Splits the text into segments and marks those that match the typed words. */
export function marked(text: string, typed: string): { text: string; hit: boolean }[] {
  const starts = plain(typed).split(/\s+/).filter(Boolean);
  return text.split(/([^\p{L}\p{N}]+)/u).flatMap((word) => {
    const length = Math.max(0, ...starts.map((start) => (plain(word).startsWith(start) ? start.length : 0)));
    // Skips words whose length changes without accents, where the mark would be misplaced.
    if (length === 0 || plain(word).length !== word.length) return word === '' ? [] : [{ text: word, hit: false }];
    return [{ text: word.slice(0, length), hit: true }, ...(word.length > length ? [{ text: word.slice(length), hit: false }] : [])];
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
