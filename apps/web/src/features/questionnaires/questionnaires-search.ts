import type { ListQuestionnairesData } from '@sestante/api-client/types';
import * as v from 'valibot';
import { anyOf, id, lenient, words } from '../../lib/search-schema.ts';

type Query = NonNullable<ListQuestionnairesData['query']>;
type Filter = Omit<Query, 'sort' | 'limit' | 'cursor' | 'count'>;

/** State of the list in the address; absent values are defaults. */
export const questionnairesSearch = v.object({
  q: lenient(words),
  elenco: lenient(v.picklist(['da-rivedere', 'inviati', 'in-compilazione', 'completati', 'scaduti', 'annullati'])),
  tipo: anyOf(v.picklist(['retail', 'professional', 'corporate'])),
  modello: anyOf(id),
  /** `me`, `nessuno` or the id of a colleague. */
  ass: anyOf(v.union([v.picklist(['me', 'nessuno']), id])),
  ord: lenient(v.picklist(['inviato', '-inviato', 'scade', '-scade', 'completato', '-completato'])),
});

export type QuestionnairesSearch = v.InferOutput<typeof questionnairesSearch>;
export type QuestionnaireOrder = NonNullable<QuestionnairesSearch['ord']>;
export type BuiltInList = NonNullable<QuestionnairesSearch['elenco']>;

/** API filters of the built-in lists. */
const LISTS: Record<BuiltInList, Filter> = {
  'da-rivedere': { status: ['completed'], reviewed: false },
  inviati: { status: ['sent'] },
  'in-compilazione': { status: ['in_progress'] },
  completati: { status: ['completed'] },
  scaduti: { status: ['expired'] },
  annullati: { status: ['cancelled'] },
};

const SORT_KEYS = { inviato: 'sentAt', scade: 'expiresAt', completato: 'completedAt' } as const;

/** Newest first, unless the user has chosen another order. */
export const DEFAULT_ORDER: QuestionnaireOrder = '-inviato';

/** Filter of the API without the built-in list, for the counts of all of them. */
export function toFilter({ q, tipo, modello, ass }: QuestionnairesSearch, me: string): Filter {
  const person = (value: string) => (value === 'me' ? me : value === 'nessuno' ? 'none' : value);
  return {
    ...(q !== undefined && { q }),
    ...(tipo && { type: tipo }),
    ...(modello && { templateId: modello }),
    ...(ass && { assigneeId: ass.map(person) }),
  };
}

export function toListQuery(search: QuestionnairesSearch, me: string): Query {
  const { elenco, ord = DEFAULT_ORDER } = search;
  const key = SORT_KEYS[ord.replace('-', '') as keyof typeof SORT_KEYS];
  return { ...toFilter(search, me), ...(elenco && LISTS[elenco]), sort: ord.startsWith('-') ? `-${key}` : key };
}

/** Whether a filter besides the built-in list and the order is set. */
export const isNarrowed = (search: QuestionnairesSearch): boolean => Object.keys(toFilter(search, '')).length > 0;

/** Part of a questionnaire's page; by default the proposed changes while there is something to review, else the answers. */
export const questionnaireSearch = v.object({ parte: lenient(v.picklist(['modifiche', 'risposte', 'confronto'])) });

export type QuestionnairePart = NonNullable<v.InferOutput<typeof questionnaireSearch>['parte']>;
