import type { ClientStatus, ClientType } from '@sestante/api-client/types';
import type { Icon } from '@tabler/icons-react';

/** A client or a prospect among what was found. */
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
  /** What tells it from others of the same name. */
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

/** Every word typed begins a word of the text, whatever its accents. */
export function matches(text: string, typed: string): boolean {
  const words = plain(text).split(/[^\p{L}\p{N}]+/u);
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** The text in pieces; those that were typed are marked. */
export function marked(text: string, typed: string): { text: string; hit: boolean }[] {
  const starts = plain(typed).split(/\s+/).filter(Boolean);
  return text.split(/([^\p{L}\p{N}]+)/u).flatMap((word) => {
    const length = Math.max(0, ...starts.map((start) => (plain(word).startsWith(start) ? start.length : 0)));
    // What accents take away would put the mark in the wrong place.
    if (length === 0 || plain(word).length !== word.length) return word === '' ? [] : [{ text: word, hit: false }];
    return [{ text: word.slice(0, length), hit: true }, ...(word.length > length ? [{ text: word.slice(length), hit: false }] : [])];
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
