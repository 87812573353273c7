import { useInfiniteQuery } from '@tanstack/react-query';
import type { ImportCounts, ImportDto } from '@sestante/api-client/types';
import { Button } from '@mantine/core';
import { IconFilterOff, IconTableOff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { formatInteger } from '../../lib/formats';
import { DataList } from '../../ui/lists/data-list';
import { LinkTabs } from '../../ui/layout/link-tabs';
import { EmptyState } from '../../ui/feedback/state-panel';
import { importRowsQuery } from './import-queries';
import { ImportRowCard, importRowColumns, rowName } from './import-rows-columns';
import classes from './import-rows.module.css';
import { countOf, ROW_FILTERS, type RowFilter } from './import-search';

const ImportRowDrawer = lazy(() => import('./import-row-drawer').then((module) => ({ default: module.ImportRowDrawer })));

const route = getRouteApi('/_shell/importa/$id');

const FILTER_LABELS: Record<RowFilter, [before: string, after: string]> = {
  entrano: ['Entrano', 'Entrate'],
  presenti: ['Già presenti', 'Già presenti'],
  scartate: ['Scartate', 'Scartate'],
  avvisi: ['Con avvisi', 'Con avvisi'],
};

/** Rows of the file: parsed values, outcome and reason. */
export function ImportRows({ data, counts }: { data: ImportDto; counts: ImportCounts }) {
  const { id } = data;
  const { esito, riga } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(importRowsQuery(id, esito));
  const open = riga === undefined ? undefined : list.data?.pages.flatMap((page) => page.data).find(({ row }) => row === riga);
  const tab = (filter: RowFilter | undefined, label: string) => ({
    id: filter ?? 'tutte',
    label,
    count: formatInteger(countOf(data, counts, filter)),
    link: { to: '/importa/$id', params: { id }, search: { esito: filter }, resetScroll: false } as const,
    current: esito === filter,
  });
  return (
    <>
      <DataList
        label="Righe del file"
        noun={['riga', 'righe']}
        columns={importRowColumns}
        query={list}
        total={{ count: countOf(data, counts, esito), capped: false }}
        link={({ row }) => ({ to: '/importa/$id', params: { id }, search: { esito, riga: row }, resetScroll: false })}
        currentId={riga === undefined ? undefined : String(riga)}
        rowLabel={(row) => `Riga ${row.row}, ${rowName(row)}`}
        card={(row) => <ImportRowCard row={row} />}
        toolbar={
          <div className={classes['toolbar']}>
            <LinkTabs
              label="Esito delle righe"
              tabs={[
                tab(undefined, 'Tutte'),
                ...ROW_FILTERS.map((filter) => tab(filter, FILTER_LABELS[filter][data.state === 'checked' ? 0 : 1])),
              ]}
            />
          </div>
        }
        filtered={esito !== undefined}
        empty={
          <EmptyState icon={IconTableOff} title="Nessuna riga">
            Sotto i titoli delle colonne questo file è vuoto.
          </EmptyState>
        }
        filteredEmpty={
          <EmptyState
            icon={IconFilterOff}
            title="Nessuna riga con questo esito"
            actions={
              <Button size="xs" variant="default" onClick={() => void navigate({ search: {}, resetScroll: false })}>
                Mostra tutte
              </Button>
            }
          >
            Le altre righe del file sono in “Tutte”.
          </EmptyState>
        }
        errorTitle="Non riusciamo a caricare le righe"
      />
      <Suspense>
        {open && (
          <ImportRowDrawer
            key={open.id}
            row={open}
            columns={data.columns}
            onClose={() => void navigate({ search: { esito }, resetScroll: false })}
          />
        )}
      </Suspense>
    </>
  );
}
