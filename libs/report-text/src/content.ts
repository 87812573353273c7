import type { Band } from '@sestante/risk-engine/scores';
import type { Why } from './why.js';

/** Colour of a text; its meaning is always in the words too. */
export type Tone = Band | 'good' | 'muted';

export interface Cell {
  text: string;
  tone?: Tone;
}

export interface Line {
  text: string;
  why?: readonly Why[];
}

export interface Column {
  title: string;
  /** Numbers are aligned with their ends. */
  align: 'start' | 'end';
  /** Share of the width. */
  width: number;
}

/** Part of a section. The first cell of a row is its header. */
export type Block =
  | { kind: 'paragraph'; text: string; tone?: Tone; why?: readonly Why[] }
  /** The client's own words. */
  | { kind: 'quote'; text: string }
  | { kind: 'list'; ordered: boolean; items: readonly Line[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly (readonly Cell[])[] }
  | { kind: 'radar'; caption: string; alternative: string; axes: readonly { label: string; exposure: number; protection: number }[] }
  | { kind: 'bars'; caption: string; alternative: string; bars: readonly { label: string; value: number; tone: Tone; note: string }[] }
  /** Blocks under a heading of their own. */
  | { kind: 'group'; title: string; badge?: Cell; blocks: readonly Block[] }
  /** Place for a signature: who signs, and what for. */
  | { kind: 'signature'; name: string; text: string };

export interface Section {
  code: string;
  title: string;
  blocks: readonly Block[];
}

/** Content of a report, ready to be drawn on paper or on screen. */
export interface ReportContent {
  title: string;
  /** Pairs of label and value under the title. */
  facts: readonly (readonly [label: string, value: string])[];
  sections: readonly Section[];
}

export const paragraph = (text: string, why?: readonly Why[]): Block => ({
  kind: 'paragraph',
  text,
  ...(why && why.length > 0 ? { why } : {}),
});

export const list = (items: readonly (string | Line)[], ordered = false): Block => ({
  kind: 'list',
  ordered,
  items: items.map((item) => (typeof item === 'string' ? { text: item } : item)),
});

type CellText = string | Cell;

/** @param columns titles with their widths; a title that begins with `>` is that of numbers */
export const table = (
  caption: string,
  columns: readonly (readonly [title: string, width: number])[],
  rows: readonly (readonly CellText[])[],
): Block => ({
  kind: 'table',
  caption,
  columns: columns.map(([title, width]) => ({ title: title.replace(/^>/, ''), align: title.startsWith('>') ? 'end' : 'start', width })),
  rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))),
});
