import type { CountProspectsData, ListProspectsData } from '@sestante/api-client/types';
import * as z from 'zod/mini';

const SORT_KEYS = {
  nome: 'displayName',
  valore: 'expectedValue',
  aggiornato: 'updatedAt',
} as const;

const lenient = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);
const anyOf = <T extends z.core.$ZodType>(item: T) =>
  lenient(
    z.pipe(
      z.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
      z.array(item).check(z.minLength(1), z.maxLength(50)),
    ),
  );
const id = z.guid();

/** The state of the pipeline and of the list in the address bar: the filters hold for both. */
export const prospectsSearch = z.object({
  vista: lenient(z.literal('elenco')),
  q: lenient(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  tipo: anyOf(z.enum(['retail', 'professional', 'corporate'])),
  /** `me`, `nessuno`, or a colleague's id. */
  ass: anyOf(z.union([z.literal(['me', 'nessuno']), id])),
  tag: anyOf(id),
  fonte: anyOf(z.string().check(z.minLength(1), z.maxLength(100))),
  /** Of the list alone: a stage, or those that were lost. */
  fase: lenient(z.union([z.literal('persi'), id])),
  ord: lenient(z.enum(['nome', '-nome', 'valore', '-valore', 'giorni', '-giorni', 'aggiornato', '-aggiornato'])),
});

export type ProspectsSearch = z.infer<typeof prospectsSearch>;
export type ProspectOrder = NonNullable<ProspectsSearch['ord']>;

type ProspectFilter = NonNullable<CountProspectsData['query']>;
type ListQuery = NonNullable<ListProspectsData['query']>;

/** What narrows pipeline and list alike. */
export function toFilter(search: ProspectsSearch, me: string): ProspectFilter {
  const person = (value: string) => (value === 'me' ? me : value === 'nessuno' ? 'none' : value);
  return {
    ...(search.q !== undefined && { q: search.q }),
    ...(search.tipo && { type: search.tipo }),
    ...(search.ass && { assigneeId: search.ass.map(person) }),
    ...(search.tag && { tagId: search.tag }),
    ...(search.fonte && { source: search.fonte }),
  };
}

/** The list as the API is asked for it. */
export function toListQuery(search: ProspectsSearch, me: string): ListQuery {
  const { fase } = search;
  const standing = fase === 'persi' ? { lost: true } : { lost: false, ...(fase !== undefined && { stageId: [fase] }) };
  return { ...toFilter(search, me), ...standing, ...toSort(search) };
}

/** One column of the pipeline. */
export function toColumnQuery(search: ProspectsSearch, me: string, stageId: string): ListQuery {
  return { ...toFilter(search, me), lost: false, stageId: [stageId], ...toSort(search), limit: 30 };
}

/** Whether anything but the order and the view has been chosen. */
export function isNarrowed({ ord: _order, vista: _view, ...filters }: ProspectsSearch): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** Who came into their stage last is first, so that a card that was just moved is where one looks; a search has its own order. */
function toSort({ ord, q }: ProspectsSearch): Pick<ListQuery, 'sort'> {
  if (ord === undefined) return q === undefined ? { sort: '-stageSince' } : {};
  // Who has stood longest has stood since the earliest moment.
  if (ord === 'giorni') return { sort: '-stageSince' };
  if (ord === '-giorni') return { sort: 'stageSince' };
  const key = SORT_KEYS[ord.replace('-', '') as keyof typeof SORT_KEYS];
  return { sort: ord.startsWith('-') ? `-${key}` : key };
}
