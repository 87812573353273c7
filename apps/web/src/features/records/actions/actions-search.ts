import * as z from 'zod/mini';
import { anyOf, id, lenient } from '../list/record-search.ts';

/** Range of days such as "2026-11-16..2026-11-30"; a missing side is open. */
const range = z.string().check(z.regex(/^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/));

/**
 * State of the list in the URL. The conversion to API queries is a separate module, because every route's search schema
 * is loaded at startup.
 */
export const actionsSearch = z.object({
  /** Id of the saved list that was opened. */
  vista: lenient(id),
  /** Built-in list; other filters apply in addition. */
  elenco: lenient(z.enum(['oggi', 'ritardo', 'chiuse', 'tutte'])),
  q: lenient(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  tipologia: anyOf(z.enum(['action', 'history'])),
  stato: anyOf(z.enum(['planned', 'done', 'cancelled'])),
  tipo: anyOf(id),
  esito: anyOf(id),
  tag: anyOf(id),
  /** `me` or the id of a colleague. */
  op: anyOf(z.union([z.literal('me'), id])),
  cliente: lenient(id),
  pianificata: lenient(range),
  creata: lenient(range),
  ord: lenient(z.enum(['data', '-data', 'creata', '-creata'])),
});

export type ActionsSearch = z.infer<typeof actionsSearch>;
export type ActionOrder = NonNullable<ActionsSearch['ord']>;
