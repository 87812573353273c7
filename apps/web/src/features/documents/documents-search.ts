import * as z from 'zod/mini';
import { id, lenient } from '../clients/record-search.ts';
import { sheetSearch } from '../sheet/sheet-search.ts';

/** The tab as the address bar holds it. */
export const documentsSearch = z.extend(sheetSearch, {
  /** The document that is shown over the page, and which of its versions; the latest when not said. */
  anteprima: lenient(id),
  versione: lenient(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
});

export type DocumentsSearch = z.infer<typeof documentsSearch>;

/** The same page with a document over it, or none. */
export function previewLink(anteprima?: string, versione?: number) {
  return { to: '.', search: (before: object) => ({ ...before, anteprima, versione }), resetScroll: false } as const;
}

/** Whether the panel of a record no longer shows what it did: what was on its way in it stops. */
export function leavesPanel(before: { apri?: unknown; modifica?: unknown }, after: { apri?: unknown; modifica?: unknown }): boolean {
  return before.apri !== after.apri || before.modifica !== after.modifica;
}
