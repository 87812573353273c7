import type { ListDocumentsData } from '@sestante/api-client/types';
import * as z from 'zod/mini';

const lenient = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

/** The state of the tab in the address bar: what is absent is the default. */
export const documentsSearch = z.object({
  q: lenient(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  ord: lenient(z.enum(['nome', '-nome', 'creato', '-creato'])),
  /** The document that is open beside the list. */
  apri: lenient(z.guid()),
  /** The one that is shown over the page, and which of its versions; the latest when not said. */
  anteprima: lenient(z.guid()),
  versione: lenient(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
});

export type DocumentsSearch = z.infer<typeof documentsSearch>;
export type DocumentOrder = NonNullable<DocumentsSearch['ord']>;

const SORT_KEYS = { nome: 'displayName', creato: 'createdAt' } as const;

/** The same as the API asks for it; the latest first unless said otherwise. */
export function toListQuery({ q, ord = '-creato' }: DocumentsSearch): NonNullable<ListDocumentsData['query']> {
  const key = SORT_KEYS[ord.replace('-', '') as keyof typeof SORT_KEYS];
  return { ...(q !== undefined && { q }), sort: ord.startsWith('-') ? `-${key}` : key, count: 'capped' };
}

/** The same page with a document beside it, or over it, or neither. */
export function documentLink(part: Pick<DocumentsSearch, 'apri' | 'anteprima' | 'versione'>) {
  const none = { anteprima: undefined, versione: undefined };
  return { to: '.', search: (before: object) => ({ ...before, ...none, ...part }), resetScroll: false } as const;
}
