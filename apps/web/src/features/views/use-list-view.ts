import type { ExportTarget } from '@sestante/api-client/types';
import { type ListLayout, useListLayout } from '../../lib/list-layout';
import { useMe } from '../../lib/me';
import type { Column } from '../../ui/data-list';
import type { Client } from '../clients/client-names';
import type { RecordColumns } from '../clients/record-columns';
import { type OpenedList, type SavedList, useSavedList } from './use-saved-list';

interface ViewedList<Search> extends OpenedList<Search, ExportTarget> {
  /** Under which name its layout is remembered. */
  name: string;
  columns: RecordColumns;
}

/** The same with its columns, which everybody chooses for themselves and a view may keep. */
export interface ListView extends SavedList<ExportTarget> {
  ids: readonly string[];
  columns: Column<Client>[];
  /** Every column that it could have. */
  all: readonly Column<Client>[];
  layout: ListLayout;
  setLayout: (change: Partial<ListLayout>) => void;
  /** null for those that the view has by itself. */
  setColumns: (ids: readonly string[] | null) => void;
}

/** A list of clients or prospects as the reader has it before them. */
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
