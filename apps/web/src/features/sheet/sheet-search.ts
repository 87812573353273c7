import * as z from 'zod/mini';
import { id, lenient } from '../records/list/record-search.ts';

/** Every value in the address is text. */
const yes = z.pipe(
  z.transform((value) => String(value) === 'true'),
  z.literal(true),
);

/** Address parameters of a tab; absent values are defaults. */
export const sheetSearch = z.object({
  q: lenient(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  /** Sort key of the tab, with "-" for descending; unknown keys are ignored. */
  ord: lenient(z.string().check(z.regex(/^-?[a-z]{1,20}$/))),
  /** Record open beside the list, and whether it is being edited. */
  apri: lenient(id),
  modifica: lenient(yes),
  /** Whether the form of a new record is open. */
  nuovo: lenient(yes),
});

export type SheetSearch = z.infer<typeof sheetSearch>;

/** Link to this tab with another panel, or none; the list keeps its scroll position. */
export function panelLink(panel: Pick<SheetSearch, 'apri' | 'modifica' | 'nuovo'>) {
  return {
    to: '.',
    search: (before: object) => ({ ...before, apri: undefined, modifica: undefined, nuovo: undefined, ...panel }),
    resetScroll: false,
  } as const;
}
