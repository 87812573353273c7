import type { ExportTarget } from '@sestante/api-client/types';
import { type ListLayout, useListLayout } from '../../lib/list-layout';
import { useMe } from '../../lib/me';
import type { Column } from '../../ui/lists/data-list';
import type { Client } from '../records/client-names';
import type { RecordColumns } from '../records/list/record-columns';
import { type OpenedList, type SavedList, useSavedList } from './use-saved-list';

interface ViewedList<Search> extends OpenedList<Search, ExportTarget> {
  /** Key under which its layout is stored. */
  name: string;
  columns: RecordColumns;
}

/** A saved list with its columns, which each user chooses and a view may store. */
export interface ListView extends SavedList<ExportTarget> {
  ids: readonly string[];
  columns: Column<Client>[];
  /** Every available column. */
  all: readonly Column<Client>[];
  layout: ListLayout;
  setLayout: (change: Partial<ListLayout>) => void;
  /** Null restores the view's own columns. */
  setColumns: (ids: readonly string[] | null) => void;
}

/** State of a list of clients or prospects for the current user. */
export function useListView<Search extends { vista?: string | undefined }>(list: ViewedList<Search>, search: Search): ListView {
  const me = useMe();
  const kept = useSavedList(list, search);
  const [layout, setLayout] = useListLayout(me.id, list.name);
  const { view } = kept;
  const place = view?.id ?? '';
  const { all, standard, toIds, toNames } = list.columns;
  const own = view?.columns && view.columns.length > 0 ? toIds(view.columns) : standard;
  const ids = layout.columns[place] ?? own;
  const isOwn = (some: readonly string[]) => some.join() === own.join();
  const others = () => Object.fromEntries(Object.entries(layout.columns).filter(([key]) => key !== place));

  return {
    ...kept,
    modified: kept.modified || (view !== null && !isOwn(ids)),
    ids,
    columns: ids.flatMap((id) => all.find((column) => column.id === id) ?? []),
    all,
    layout,
    setLayout,
    setColumns: (next) => setLayout({ columns: next === null || isOwn(next) ? others() : { ...layout.columns, [place]: [...next] } }),
    forgetColumns: () => setLayout({ columns: others() }),
    saved: { ...kept.saved, columns: ids.join() === standard.join() ? null : toNames(ids) },
  };
}
