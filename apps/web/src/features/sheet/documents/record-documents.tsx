import { ActionIcon } from '@mantine/core';
import type { DocumentDto } from '@sestante/api-client/types';
import { IconDownload, IconFileSearch, IconTrash, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { formatSize } from '../../../lib/file-size';
import { formatRelative } from '../../../lib/formats';
import { usePermission } from '../../../lib/me';
import { ErrorState } from '../../../ui/feedback/state-panel';
import { useDroppedFiles } from '../../../ui/forms/use-dropped-files';
import { useReadOnlyProps, useWriteGuard } from '../../../ui/forms/use-write-guard';
import { useRemoveRecord } from '../use-remove-record';
import classes from './document-details.module.css';
import { formatLabel, latestFile, previewKind } from './document-file';
import { DocumentIcon } from './document-icon';
import { recordDocumentsQuery } from './document-queries';
import { DOCUMENTS } from './document-tab';
import { leavesPanel } from './documents-search';
import { downloadDocument } from './download-document';
import { FileButton } from './file-button';
import { UploadList } from './upload-list';
import { type RecordOfDocuments, useDocumentUploads } from './use-document-uploads';

const PreviewDialog = lazy(() => import('./preview-dialog').then((module) => ({ default: module.PreviewDialog })));

/** Documents of one record in its panel. They are also listed among the client's documents. */
export function RecordDocuments({ clientId, recordKind, recordId }: RecordOfDocuments & { clientId: string }) {
  const mayEdit = usePermission('documents:write');
  const guardWrite = useWriteGuard();
  const query = useQuery(recordDocumentsQuery(clientId, recordId));
  const work = useDocumentUploads(clientId, { recordKind, recordId });
  const over = useDroppedFiles((files) => mayEdit && guardWrite(() => work.add(files)));
  const [previewed, setPreviewed] = useState<string | null>(null);
  const documents = query.data?.data ?? [];
  return (
    <section className={classes['section']} aria-labelledby="documenti-della-scheda" data-over={(over && mayEdit) || undefined}>
      <div className={classes['head']}>
        <h3 id="documenti-della-scheda">Documenti</h3>
        {mayEdit && (
          <FileButton size="xs" variant="default" leftSection={<IconUpload size={15} stroke={1.7} />} multiple onFiles={work.add}>
            Carica documenti
          </FileButton>
        )}
      </div>
      <UploadList work={work} leaves={leavesPanel} />
      {query.isError && query.data === undefined && (
        <ErrorState title="Non riusciamo a caricare i documenti" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && documents.length === 0 && (
        <p className="soft figures breaks">Nessuno, per ora.{mayEdit && ' Trascina qui i file, oppure caricali.'}</p>
      )}
      <ul className={classes['list']} aria-busy={query.isPending}>
        {documents.map((document) => (
          <Row key={document.id} clientId={clientId} document={document} onPreview={() => setPreviewed(document.id)} />
        ))}
      </ul>
      {query.data?.page.hasMore && <p className="soft figures breaks">Gli altri sono tra i documenti del cliente.</p>}
      <Suspense>
        {previewed !== null && (
          <PreviewDialog clientId={clientId} id={previewed} versionNumber={undefined} onClose={() => setPreviewed(null)} />
        )}
      </Suspense>
    </section>
  );
}

function Row({ clientId, document, onPreview }: { clientId: string; document: DocumentDto; onPreview: () => void }) {
  const { id, name, mediaType, size, createdAt } = document;
  const removal = useRemoveRecord(DOCUMENTS, clientId);
  const readOnlyProps = useReadOnlyProps();
  return (
    <li className={classes['row']}>
      <DocumentIcon mediaType={mediaType} size={18} />
      <div className="fluid">
        <p className="medium breaks">{name}</p>
        <p className="soft figures breaks">
          {formatLabel(mediaType)} · {formatSize(size)} · {formatRelative(createdAt)}
        </p>
      </div>
      {previewKind(mediaType) !== null && (
        <ActionIcon aria-label={`Anteprima di ${name}`} title="Anteprima" onClick={onPreview}>
          <IconFileSearch size={16} stroke={1.7} />
        </ActionIcon>
      )}
      <ActionIcon
        aria-label={`Scarica ${name}`}
        title="Scarica"
        onClick={() => void downloadDocument({ clientId, id }, latestFile(document))}
      >
        <IconDownload size={16} stroke={1.7} />
      </ActionIcon>
      {removal.mayRemove(document) && (
        <ActionIcon
          aria-label={`Sposta ${name} nel cestino`}
          title="Sposta nel cestino"
          onClick={() => removal.remove(document)}
          {...readOnlyProps}
        >
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      )}
      {removal.dialog}
    </li>
  );
}
