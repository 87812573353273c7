import { useQuery } from '@tanstack/react-query';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import type { ViewDto, ViewTarget } from '@sestante/api-client/types';
import { useMe } from '../../lib/me';
import { isAsSaved, type SavableList, type Saved, viewLink } from './saved-lists';
import { viewsQuery } from './view-queries';

export interface OpenedList<Search, Target extends ViewTarget> extends SavableList<Search, Target> {
  /** The list without any view. */
  bare: LinkProps;
}

/** A list as the reader has it before them: which saved list it is, and what of it was changed. */
export interface SavedList<Target extends ViewTarget = ViewTarget> {
  target: Target;
  views: ViewDto[];
  view: ViewDto | null;
  /** The address names a view that is not there, or no longer. */
  missing: boolean;
  modified: boolean;
  /** What a view of it would keep; columns only where they are not the list's own. */
  saved: Saved & { columns: string[] | null };
  /** Takes back what was chosen of columns here and is now kept in the view, where a list has such a choice. */
  forgetColumns: () => void;
  /** Goes to a view as it was saved, or to none. */
  open: (view: ViewDto | null) => void;
}

/** For a list whose columns are always the same. */
export function useSavedList<Search extends { vista?: string | undefined }, Target extends ViewTarget>(
  list: OpenedList<Search, Target>,
  search: Search,
): SavedList<Target> {
  const me = useMe();
  const navigate = useNavigate();
  const { data } = useQuery(viewsQuery);
  // One that no page can show is not offered; whoever saved it from elsewhere has it there.
  const views = (data?.data ?? []).filter((one) => one.target === list.target && viewLink(one, me.id) !== null);
  const view = views.find(({ id }) => id === search.vista) ?? null;
  return {
    target: list.target,
    views,
    view,
    // Where there is also a board, the address may say just that it is the list.
    missing: search.vista !== undefined && search.vista !== 'elenco' && data !== undefined && view === null,
    modified: view !== null && !isAsSaved(list, search, view, me.id),
    saved: { ...list.toSaved(search, me.id), columns: null },
    forgetColumns: () => undefined,
    open: (one) => void navigate({ ...(one ? viewLink(one, me.id) : list.bare), replace: true }),
  };
}
