import { useQuery } from '@tanstack/react-query';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import type { ViewDto, ViewTarget } from '@sestante/api-client/types';
import { useMe } from '../../lib/me';
import { isAsSaved, type SavableList, type Saved } from './saved-lists';
import { viewsQuery } from './view-queries';

export interface OpenedList<Search, Target extends ViewTarget> extends SavableList<Search, Target> {
  /** Link to the list without any view. */
  bare: LinkProps;
}

/** State of a list for the user: its saved list, and the differences from it. */
export interface SavedList<Target extends ViewTarget = ViewTarget> {
  target: Target;
  views: ViewDto[];
  linkTo: (view: ViewDto) => LinkProps | null;
  view: ViewDto | null;
  /** Whether the address names a view that does not exist. */
  missing: boolean;
  modified: boolean;
  /** Content that a view would store; columns only where they differ from the list's defaults. */
  saved: Saved & { columns: string[] | null };
  /** Clears the user's own choice of columns once the view has stored it; only for lists with such a choice. */
  forgetColumns: () => void;
  /** Opens a view as saved, or the list without one. */
  open: (view: ViewDto | null) => void;
}

/** Saved-list state of a list with fixed columns. */
export function useSavedList<Search extends { vista?: string | undefined }, Target extends ViewTarget>(
  list: OpenedList<Search, Target>,
  search: Search,
): SavedList<Target> {
  const me = useMe();
  const navigate = useNavigate();
  const { data } = useQuery(viewsQuery);
  // A view that no page can show is not offered here; its author finds it where it was saved.
  const views = (data?.data ?? []).filter((one) => one.target === list.target && list.link(one, me.id) !== null);
  const view = views.find(({ id }) => id === search.vista) ?? null;
  return {
    target: list.target,
    views,
    linkTo: (one) => list.link(one, me.id),
    view,
    // Where there is also a board, `elenco` in the address only selects the list.
    missing: search.vista !== undefined && search.vista !== 'elenco' && data !== undefined && view === null,
    modified: view !== null && !isAsSaved(list, search, view, me.id),
    saved: { ...list.toSaved(search, me.id), columns: null },
    forgetColumns: () => undefined,
    open: (one) => void navigate({ ...(one ? list.link(one, me.id) : list.bare), replace: true }),
  };
}
