import { useQuery } from '@tanstack/react-query';
import type { ViewDto } from '@sestante/api-client/types';
import { type ListLayout, useListLayout } from '../../lib/list-layout';
import { useMe } from '../../lib/me';
import { fromSaved, isAsSaved, toSaved } from '../views/saved-clients';
import { viewsQuery } from '../views/view-queries';
import { CLIENT_COLUMNS, STANDARD_COLUMNS, toColumnIds, toColumnNames } from './client-list-columns';
import type { ClientsSearch } from './clients-search';

/** The list of clients as the reader has it before them: which saved list it is, what of it was changed, its columns. */
export function useClientsView(search: ClientsSearch) {
  const me = useMe();
  const { data } = useQuery(viewsQuery);
  const views = (data?.data ?? []).filter(({ target }) => target === 'clients');
  const view = views.find(({ id }) => id === search.vista) ?? null;
  const [layout, setLayout] = useListLayout(me.id, 'clienti');
  const place = view?.id ?? '';
  const standard = view?.columns && view.columns.length > 0 ? toColumnIds(view.columns) : STANDARD_COLUMNS;
  const ids = layout.columns[place] ?? standard;

  function forget(id: string): ListLayout['columns'] {
    return Object.fromEntries(Object.entries(layout.columns).filter(([key]) => key !== id));
  }

  return {
    views,
    view,
    /** The address names a view that is not there, or no longer. */
    missing: search.vista !== undefined && data !== undefined && view === null,
    modified: view !== null && (!isAsSaved(search, view, me.id) || ids.join() !== standard.join()),
    ids,
    columns: ids.flatMap((id) => CLIENT_COLUMNS.find((column) => column.id === id) ?? []),
    layout,
    setLayout,
    setColumns: (next: string[] | null) =>
      setLayout({ columns: next === null || next.join() === standard.join() ? forget(place) : { ...layout.columns, [place]: next } }),
    /** What a view of it would keep; columns only where they are not the list's own. */
    saved: { ...toSaved(search, me.id), columns: ids.join() === STANDARD_COLUMNS.join() ? null : toColumnNames(ids) },
    forgetColumns: () => setLayout({ columns: forget(place) }),
    asSaved: (one: ViewDto): ClientsSearch => fromSaved(one, me.id),
  };
}

export type ClientsView = ReturnType<typeof useClientsView>;
