import type { ViewCriteria, ViewDto, ViewTarget } from '@sestante/api-client/types';
import type { LinkProps } from '@tanstack/react-router';
import { dayOf } from '../../lib/formats.ts';
import { type RecordSearch, toRecordFilter } from '../records/list/record-search.ts';

/** Stored part of a list: filters and order. Columns are stored separately. */
export interface Saved {
  criteria: ViewCriteria;
  sort: string | null;
}

type Kept = Pick<ViewDto, 'id' | 'criteria' | 'sort'>;

/** Converts one kind of list to a view and back. */
export interface SavableList<Search, Target extends ViewTarget = ViewTarget> {
  target: Target;
  toSaved: (search: Search, me: string) => Saved;
  /** Address of the list with the view's id; later changes make it a modified view. */
  fromSaved: (view: Kept, me: string) => Search;
  /** Link to a view; null when the page cannot show it as saved. */
  link: (view: ViewDto, me: string) => LinkProps | null;
}

/** Sorts lists and names, so that equal criteria compare equal. */
export function sorted(criteria: ViewCriteria): ViewCriteria {
  const entries = Object.entries(criteria).map(
    ([name, value]) => [name, Array.isArray(value) ? value.toSorted((a, b) => (a < b ? -1 : 1)) : value] as const,
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a list equals its saved version. */
export function isAsSaved<Search>(list: SavableList<Search>, search: Search, view: ViewDto, me: string): boolean {
  return JSON.stringify(list.toSaved(search, me)) === JSON.stringify(list.toSaved(list.fromSaved(view, me), me));
}

/** "I miei" is relative to the reader; lists are sorted, so that equal criteria compare equal. */
export function toCriteria(search: RecordSearch, me: string): ViewCriteria {
  const { assigneeId, tagId, createdById, ...others } = toRecordFilter(search, me);
  return {
    ...others,
    ...(search.tipo && { type: search.tipo.toSorted() }),
    ...(assigneeId && { assigneeId: assigneeId.map((who) => (who === me ? 'me' : who)).toSorted() }),
    ...(tagId && { tagId: tagId.toSorted() }),
    ...(createdById && { createdById: createdById.toSorted() }),
  };
}

export function fromCriteria(criteria: ViewCriteria, me: string): RecordSearch {
  return {
    q: criteria.q,
    tipo: some(criteria.type),
    ass: some(criteria.assigneeId?.map((who) => (who === 'none' ? 'nessuno' : who === me ? 'me' : who))),
    tag: some(criteria.tagId),
    creatore: some(criteria.createdById?.map((who) => (who === me ? 'me' : who))),
    scadenza: criteria.contractEndsWithin,
    prossima: criteria.nextAction && (criteria.nextAction === 'none' ? 'nessuna' : 'pianificata'),
    dal: criteria.updatedSince === undefined ? undefined : dayOf(new Date(criteria.updatedSince)),
  };
}

export const some = <T>(values: T[] | undefined) => (values && values.length > 0 ? values : undefined);
