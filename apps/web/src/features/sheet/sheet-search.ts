import * as z from 'zod/mini';
import { id, lenient } from '../clients/record-search.ts';

/** In the address everything is a word. */
const yes = z.pipe(
  z.transform((value) => String(value) === 'true'),
  z.literal(true),
);

/** A tab as the address bar holds it: what is absent is the default. */
export const sheetSearch = z.object({
  q: lenient(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  /** A key of the tab's orders, "-" before it for the other way; what is none is ignored. */
  ord: lenient(z.string().check(z.regex(/^-?[a-z]{1,20}$/))),
  /** The record beside the list, and whether it is being changed. */
  apri: lenient(id),
  modifica: lenient(yes),
  /** The form of a new one. */
  nuovo: lenient(yes),
});

export type SheetSearch = z.infer<typeof sheetSearch>;

/** The same tab with something else beside it, or nothing; the list stays where it was scrolled to. */
export function panelLink(panel: Pick<SheetSearch, 'apri' | 'modifica' | 'nuovo'>) {
  return {
    to: '.',
    search: (before: object) => ({ ...before, apri: undefined, modifica: undefined, nuovo: undefined, ...panel }),
    resetScroll: false,
  } as const;
}
