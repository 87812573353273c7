import * as v from 'valibot';
import { id, lenient, words } from '../../lib/search-schema.ts';

/** Every value in the address is text. */
const yes = v.pipe(
  v.unknown(),
  v.transform((value) => String(value) === 'true'),
  v.literal(true),
);

/** Address parameters of a tab; absent values are defaults. */
export const sheetSearch = v.object({
  q: lenient(words),
  /** Sort key of the tab, with "-" for descending; unknown keys are ignored. */
  ord: lenient(v.pipe(v.string(), v.regex(/^-?[a-z]{1,20}$/))),
  /** Record open beside the list, and whether it is being edited. */
  apri: lenient(id),
  modifica: lenient(yes),
  /** Whether the form of a new record is open. */
  nuovo: lenient(yes),
});

export type SheetSearch = v.InferOutput<typeof sheetSearch>;

/** Link to this tab with another panel, or none; the list keeps its scroll position. */
export function panelLink(panel: Pick<SheetSearch, 'apri' | 'modifica' | 'nuovo'>) {
  return {
    to: '.',
    search: (before: object) => ({ ...before, apri: undefined, modifica: undefined, nuovo: undefined, ...panel }),
    resetScroll: false,
  } as const;
}
