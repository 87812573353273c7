import type { SheetTab, TimelineKind } from '@sestante/api-client/types';
import { SHEET_LABELS } from './sheet-labels.ts';

/** Timeline kinds of the sheet. */
export type SheetKind = TimelineKind & `sheet-${string}`;

/** Noun with article: "la sede", "l’impianto", "lo sconto". */
export function withArticle(tab: SheetTab): string {
  const { one, ending } = SHEET_LABELS[tab];
  if (/^[aeiou]/.test(one)) return `l’${one}`;
  if (ending === 'a') return `la ${one}`;
  return `${/^(s[^aeiou]|z)/.test(one) ? 'lo' : 'il'} ${one}`;
}

/** Text before the record's name, such as "Aggiunta la sede". */
export function historyText(kind: SheetKind, tab: SheetTab): string {
  const { one, ending } = SHEET_LABELS[tab];
  const the = withArticle(tab);
  switch (kind) {
    case 'sheet-added':
      return `Aggiunt${ending} ${the}`;
    case 'sheet-changed':
      return `Modificat${ending} ${the}`;
    case 'sheet-removed':
      return `Nel cestino ${the}`;
    case 'sheet-restored':
      return `Ripristinat${ending} ${the}`;
    case 'sheet-linked':
      return `Associat${ending} ${the}`;
    case 'sheet-unlinked':
      return `Tolta l’associazione: ${one}`;
    case 'sheet-signed':
      return `Firmato il rapporto: ${one}`;
    case 'sheet-discarded':
      return `Scartato prima dell’invio il rapporto firmato: ${one}`;
  }
}
