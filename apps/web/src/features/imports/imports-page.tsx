import { IconTableImport } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { usePermission } from '../../lib/me';
import { DataList } from '../../ui/lists/data-list';
import { PageHeader } from '../../ui/layout/page-header';
import { EmptyState } from '../../ui/feedback/state-panel';
import { ImportCard, importColumns } from './imports-list-columns';
import { importListQuery } from './import-queries';
import classes from './imports-page.module.css';
import { UploadPanel } from './upload-panel';

/** Uploads a list of clients, and lists earlier imports. */
export function ImportsPage() {
  const list = useInfiniteQuery(importListQuery());
  const mayImport = usePermission('imports:run');
  return (
    <>
      <PageHeader title="Importa" hint="Un elenco di clienti da un foglio di calcolo o da un altro gestionale" />
      {mayImport && <UploadPanel />}
      <h2 className={classes['heading']}>Importazioni</h2>
      <DataList
        label="Importazioni"
        noun={['importazione', 'importazioni']}
        columns={importColumns}
        query={list}
        total={null}
        link={({ id }) => ({ to: '/importa/$id', params: { id } })}
        rowLabel={({ fileName }) => fileName}
        card={(one) => <ImportCard one={one} />}
        filtered={false}
        empty={
          <EmptyState icon={IconTableImport} title="Nessuna importazione, per ora">
            Qui ritrovi i file che hai importato: che cosa hanno creato, le righe da correggere, e il modo di annullare.
          </EmptyState>
        }
        filteredEmpty={null}
        errorTitle="Non riusciamo a caricare le importazioni"
      />
    </>
  );
}
