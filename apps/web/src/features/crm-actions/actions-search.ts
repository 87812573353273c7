import * as z from 'zod/mini';
import { anyOf, id, lenient } from '../clients/record-search.ts';

/** "2026-11-16..2026-11-30", open where a side is missing. */
const range = z.string().check(z.regex(/^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/));

/** The state of the list in the address bar. What it asks the API for stands apart: addresses are read before any list is. */
export const actionsSearch = z.object({
  /** The saved list this one comes from. */
  vista: lenient(id),
  /** Of the ready-made lists; what is narrowed besides holds on top. */
  elenco: lenient(z.enum(['oggi', 'ritardo', 'chiuse', 'tutte'])),
  q: lenient(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  tipologia: anyOf(z.enum(['action', 'history'])),
  stato: anyOf(z.enum(['planned', 'done', 'cancelled'])),
  tipo: anyOf(id),
  esito: anyOf(id),
  tag: anyOf(id),
  /** `me`, or a colleague's id. */
  op: anyOf(z.union([z.literal('me'), id])),
  cliente: lenient(id),
  pianificata: lenient(range),
  creata: lenient(range),
  ord: lenient(z.enum(['data', '-data', 'creata', '-creata'])),
});

export type ActionsSearch = z.infer<typeof actionsSearch>;
export type ActionOrder = NonNullable<ActionsSearch['ord']>;
