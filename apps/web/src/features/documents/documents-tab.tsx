import { IconFilterOff, IconFolderOpen, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { DocumentDto } from '@sestante/api-client/types';
import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { usePermission } from '../../lib/me';
import { DataList } from '../../ui/data-list';
import { focusFirstRow } from '../../ui/focus-first-row';
import { Kbd } from '../../ui/kbd';
import { SearchBox } from '../../ui/search-box';
import { EmptyState } from '../../ui/state-panel';
import { useDroppedFiles } from '../../ui/use-dropped-files';
import { useUnlessHeld } from '../../ui/use-held';
import { DocumentCard, documentColumns } from './document-columns';
import { DocumentMenuButton } from './document-menu-button';
import { ACCEPTED_KINDS } from './document-mistake';
import { documentListQuery } from './document-queries';
import classes from './documents.module.css';
import { type DocumentOrder, type DocumentsSearch, documentLink } from './documents-search';
import { FileButton } from './file-button';
import { UploadList } from './upload-list';
import { useDeleteDocument } from './use-delete-document';
import { useDocumentUploads } from './use-document-uploads';

const DocumentPanel = lazy(() => import('./document-panel').then((module) => ({ default: module.DocumentPanel })));
const PreviewDialog = lazy(() => import('./preview-dialog').then((module) => ({ default: module.PreviewDialog })));

/** All the files about one client, whichever record they belong to. */
export function DocumentsTab({ clientId }: { clientId: string }) {
  const search: DocumentsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const mayEdit = usePermission('clients.edit');
  const list = useInfiniteQuery(documentListQuery(clientId, search));
  const work = useDocumentUploads(clientId);
  const unlessHeld = useUnlessHeld();
  const { remove, mayRemove } = useDeleteDocument(clientId);
  const over = useDroppedFiles((files) => mayEdit && unlessHeld(() => work.add(files)));
  const page = list.data?.pages[0]?.page;
  const change = (part: Partial<DocumentsSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const upload = mayEdit && (
    <FileButton size="xs" leftSection={<IconUpload size={15} stroke={1.7} />} multiple onFiles={work.add}>
      Carica documenti
    </FileButton>
  );
  return (
    <>
      <DataList<DocumentDto>
        label="Documenti"
        noun={['documento', 'documenti']}
        columns={documentColumns(clientId)}
        query={list}
        total={page?.total === undefined ? null : { count: page.total, capped: page.totalCapped ?? false }}
        sort={{ order: search.ord ?? '-creato', onChange: (order) => change({ ord: (order as DocumentOrder | null) ?? undefined }) }}
        link={({ id }) => documentLink({ apri: id })}
        currentId={search.apri}
        rowLabel={({ name }) => name}
        card={(document) => <DocumentCard document={document} />}
        rowActions={(document) => <DocumentMenuButton clientId={clientId} document={document} />}
        rowKeys={{
          p: ({ id }) => void navigate(documentLink({ anteprima: id })),
          Delete: (document) => mayRemove(document) && remove(document),
        }}
        toolbar={
          <div className={classes['toolbar']}>
            <div className={classes['line']}>
              <SearchBox
                className={classes['search']}
                label="Cerca nei documenti"
                placeholder="Cerca per nome…"
                value={search.q ?? ''}
                onSearch={(text) => change({ q: text === '' ? undefined : text })}
                onLeave={focusFirstRow}
              />
              <span className={classes['end']}>{upload}</span>
            </div>
            {work.uploads.length > 0 && (
              <div className={classes['uploads']}>
                <UploadList work={work} />
              </div>
            )}
          </div>
        }
        filtered={search.q !== undefined}
        empty={
          <EmptyState icon={IconFolderOpen} title="Nessun documento, per ora" actions={upload}>
            Polizze, carte d’identità, fotografie, rapporti: {mayEdit ? 'trascinali qui, oppure scegline quanti ne vuoi. ' : ''}
            {ACCEPTED_KINDS}.
          </EmptyState>
        }
        filteredEmpty={
          <EmptyState
            icon={IconFilterOff}
            title={`Nessun documento per «${search.q}»`}
            actions={
              <Button size="xs" variant="default" onClick={() => change({ q: undefined })}>
                Svuota la ricerca
              </Button>
            }
          >
            La ricerca guarda il nome dei documenti.
          </EmptyState>
        }
        errorTitle="Non riusciamo a caricare i documenti"
        hints={
          <>
            <Kbd>/</Kbd> cerca <Kbd>P</Kbd> anteprima <Kbd>Canc</Kbd> elimina
          </>
        }
      />
      {over && mayEdit && <p className={classes['drop']}>Rilascia i file: si aggiungono ai documenti</p>}
      <Suspense>
        {search.apri !== undefined && (
          <DocumentPanel key={search.apri} clientId={clientId} id={search.apri} onClose={() => change({ apri: undefined })} />
        )}
        {search.anteprima !== undefined && (
          <PreviewDialog
            key={search.anteprima}
            clientId={clientId}
            id={search.anteprima}
            versionNumber={search.versione}
            onClose={() => change({ anteprima: undefined, versione: undefined })}
          />
        )}
      </Suspense>
    </>
  );
}
