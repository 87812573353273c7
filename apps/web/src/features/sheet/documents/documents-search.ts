import * as v from 'valibot';
import { id, integer, lenient } from '../../../lib/search-schema.ts';
import { sheetSearch } from '../sheet-search.ts';

/** Address parameters of the tab. */
export const documentsSearch = v.object({
  ...sheetSearch.entries,
  /** Previewed document and its version; the latest by default. */
  anteprima: lenient(id),
  versione: lenient(integer(1, 100)),
});

export type DocumentsSearch = v.InferOutput<typeof documentsSearch>;

/** Link to this page with a document previewed, or without one. */
export function previewLink(anteprima?: string, versione?: number) {
  return { to: '.', search: (before: object) => ({ ...before, anteprima, versione }), resetScroll: false } as const;
}

/** Whether the navigation leaves a record's panel, which cancels its running uploads. */
export function leavesPanel(before: { apri?: unknown; modifica?: unknown }, after: { apri?: unknown; modifica?: unknown }): boolean {
  return before.apri !== after.apri || before.modifica !== after.modifica;
}
