import * as v from 'valibot';
import { anyOf, id, lenient, words } from '../../../lib/search-schema.ts';

/** Range of days such as "2026-11-16..2026-11-30"; a missing side is open. */
const range = v.pipe(v.string(), v.regex(/^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/));

/**
 * State of the list in the URL. The conversion to API queries is a separate module, because every route's search schema
 * is loaded at startup.
 */
export const actionsSearch = v.object({
  /** Id of the saved list that was opened. */
  vista: lenient(id),
  /** Built-in list; other filters apply in addition. */
  elenco: lenient(v.picklist(['oggi', 'ritardo', 'chiuse', 'tutte'])),
  q: lenient(words),
  tipologia: anyOf(v.picklist(['action', 'history'])),
  stato: anyOf(v.picklist(['planned', 'done', 'cancelled'])),
  tipo: anyOf(id),
  esito: anyOf(id),
  tag: anyOf(id),
  /** `me` or the id of a colleague. */
  op: anyOf(v.union([v.literal('me'), id])),
  cliente: lenient(id),
  pianificata: lenient(range),
  creata: lenient(range),
  ord: lenient(v.picklist(['data', '-data', 'creata', '-creata'])),
});

export type ActionsSearch = v.InferOutput<typeof actionsSearch>;
export type ActionOrder = NonNullable<ActionsSearch['ord']>;
