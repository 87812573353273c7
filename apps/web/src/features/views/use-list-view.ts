import { useQuery } from '@tanstack/react-query';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import type { ViewDto, ViewTarget } from '@sestante/api-client/types';
import { type ListLayout, useListLayout } from '../../lib/list-layout';
import { useMe } from '../../lib/me';
import type { Column } from '../../ui/data-list';
import type { Client } from '../clients/client-names';
import type { RecordColumns } from '../clients/record-columns';
import { isAsSaved, type SavableList, type Saved, viewLink } from './saved-lists';
import { viewsQuery } from './view-queries';

interface ViewedList<Search> extends SavableList<Search> {
  /** Under which name its layout is remembered. */
  name: string;
  columns: RecordColumns;
  /** The list without any view. */
  bare: LinkProps;
}

/** A list as the reader has it before them: which saved list it is, what of it was changed, its columns. */
export interface ListView {
  target: ViewTarget;
  views: ViewDto[];
  view: ViewDto | null;
  /** The address names a view that is not there, or no longer. */
  missing: boolean;
  modified: boolean;
  ids: readonly string[];
  columns: Column<Client>[];
  /** Every column that it could have. */
  all: readonly Column<Client>[];
  layout: ListLayout;
  setLayout: (change: Partial<ListLayout>) => void;
  /** null for those that the view has by itself. */
  setColumns: (ids: readonly string[] | null) => void;
  forgetColumns: () => void;
  /** What a view of it would keep; columns only where they are not the list's own. */
  saved: Saved & { columns: string[] | null };
  /** Goes to a view as it was saved, or to none. */
  open: (view: ViewDto | null) => void;
}

export function useListView<Search extends { vista?: string | undefined }>(list: ViewedList<Search>, search: Search): ListView {
  const me = useMe();
  const navigate = useNavigate();
  const { data } = useQuery(viewsQuery);
  // One that no page can show is not offered; whoever saved it from elsewhere has it there.
  const views = (data?.data ?? []).filter((one) => one.target === list.target && viewLink(one, me.id) !== null);
  const view = views.find(({ id }) => id === search.vista) ?? null;
  const [layout, setLayout] = useListLayout(me.id, list.name);
  const place = view?.id ?? '';
  const { all, standard, toIds, toNames } = list.columns;
  const own = view?.columns && view.columns.length > 0 ? toIds(view.columns) : standard;
  const ids = layout.columns[place] ?? own;
  const isOwn = (some: readonly string[]) => some.join() === own.join();
  const others = () => Object.fromEntries(Object.entries(layout.columns).filter(([key]) => key !== place));

  return {
    target: list.target,
    views,
    view,
    // Where there is also a board, the address may say just that it is the list.
    missing: search.vista !== undefined && search.vista !== 'elenco' && data !== undefined && view === null,
    modified: view !== null && (!isAsSaved(list, search, view, me.id) || !isOwn(ids)),
    ids,
    columns: ids.flatMap((id) => all.find((column) => column.id === id) ?? []),
    all,
    layout,
    setLayout,
    setColumns: (next) => setLayout({ columns: next === null || isOwn(next) ? others() : { ...layout.columns, [place]: [...next] } }),
    forgetColumns: () => setLayout({ columns: others() }),
    saved: { ...list.toSaved(search, me.id), columns: ids.join() === standard.join() ? null : toNames(ids) },
    open: (one) => void navigate({ ...(one ? viewLink(one, me.id) : list.bare), replace: true }),
  };
}
