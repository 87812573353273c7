import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconFilterOff } from '@tabler/icons-react';
import { useState } from 'react';
import { usePermission } from '../../lib/me';
import { DataList } from '../../ui/lists/data-list';
import { Kbd } from '../../ui/layout/kbd';
import { Notice } from '../../ui/feedback/notice';
import { EmptyState } from '../../ui/feedback/state-panel';
import { RowButtons } from './row-buttons';
import { AddButton } from './add-button';
import { NameCell, SheetCard } from './sheet-cells';
import { SHEET_LABELS } from './sheet-labels';
import { sheetListQuery } from './sheet-queries';
import { SheetPanel } from './sheet-panel';
import { panelLink, type SheetSearch } from './sheet-search';
import { nameOf, ordersOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';
import { SheetToolbar } from './sheet-toolbar';
import classes from './sheet.module.css';
import { useRemoveRecord } from './use-remove-record';

interface SheetPageProps<Row extends SheetRow, Body extends object> {
  tab: SheetTabDefinition<Row, Body>;
  clientId: string;
}

/** One tab of a client's sheet: its list, and beside it the open or new record. */
export function SheetPage<Row extends SheetRow, Body extends object>({ tab, clientId }: SheetPageProps<Row, Body>) {
  const search: SheetSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const mayEdit = usePermission(`${tab.name}:write`);
  const list = useInfiniteQuery(sheetListQuery(tab, clientId, search));
  const page = list.data?.pages[0]?.page;
  const [made, setMade] = useState<string | null>(null);
  const removal = useRemoveRecord(tab, clientId);
  const { one, title } = SHEET_LABELS[tab.name];
  const order = search.ord !== undefined && search.ord.replace('-', '') in ordersOf(tab) ? search.ord : undefined;
  const change = (part: Partial<SheetSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const mayChange = (row: Row) => mayEdit && !tab.locked?.(row);
  const Add = tab.Add;
  const add = mayEdit && (Add ? <Add clientId={clientId} /> : <AddButton label={tab.words.add} />);

  return (
    <>
      {tab.note !== undefined && (
        <div className={classes['note']}>
          <Notice tone="info">{tab.note}</Notice>
        </div>
      )}
      <DataList<Row>
        label={title}
        noun={[one, title.toLowerCase()]}
        columns={[
          {
            id: 'nome',
            header: tab.nameHeader,
            width: 'minmax(0, 1.4fr)',
            sort: { key: 'nome' },
            cell: (row) => <NameCell tab={tab} row={row} />,
          },
          ...tab.columns,
        ]}
        query={list}
        total={page?.total === undefined ? null : { count: page.total, capped: page.totalCapped ?? false }}
        sort={{
          order: order ?? (search.q === undefined ? (tab.defaultOrder ?? 'nome') : null),
          onChange: (next) => change({ ord: next ?? undefined }),
        }}
        link={({ id }) => panelLink({ apri: id })}
        currentId={search.apri ?? made ?? undefined}
        rowLabel={(row) => nameOf(tab, row)}
        card={(row) => <SheetCard tab={tab} row={row} />}
        rowActions={(row) => (
          <RowButtons
            name={nameOf(tab, row)}
            id={row.id}
            actions={tab.actions?.(row, clientId) ?? []}
            mayChange={mayChange(row)}
            removeLabel={removal.label}
            linked={removal.linked}
            onRemove={removal.mayRemove(row) ? () => removal.remove(row) : null}
          />
        )}
        rowActionsWidth={tab.actions ? '176px' : '112px'}
        rowKeys={{
          e: (row) => mayChange(row) && void navigate(panelLink({ apri: row.id, modifica: true })),
          Delete: (row) => removal.mayRemove(row) && removal.remove(row),
        }}
        toolbar={<SheetToolbar tab={tab} clientId={clientId} search={search} order={order} onChange={change} add={add} />}
        filtered={search.q !== undefined}
        empty={
          <EmptyState icon={tab.icon} title={tab.words.empty} actions={add || undefined}>
            {tab.words.emptyHint}
          </EmptyState>
        }
        filteredEmpty={
          <EmptyState
            icon={IconFilterOff}
            title={`Nessun risultato per «${search.q ?? ''}»`}
            actions={
              <Button size="xs" variant="default" onClick={() => change({ q: undefined })}>
                Svuota la ricerca
              </Button>
            }
          >
            Prova con meno parole: l’ordine e gli accenti non contano.
          </EmptyState>
        }
        errorTitle="Non riusciamo a caricare l’elenco"
        hints={
          <>
            <Kbd>/</Kbd> cerca <Kbd>E</Kbd> modifica <Kbd>Canc</Kbd> {removal.linked ? 'togli' : 'cestino'}
          </>
        }
      />
      {(search.apri !== undefined || search.nuovo) && <SheetPanel tab={tab} clientId={clientId} onMade={({ id }) => setMade(id)} />}
      {removal.dialog}
    </>
  );
}
