import { Button, Drawer } from '@mantine/core';
import type { DocumentDto, DocumentVersionDto } from '@sestante/api-client/types';
import { IconDownload, IconEye, IconFileOff, IconPencil, IconTrash, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatSize } from '../../lib/file-size';
import { formatInstant } from '../../lib/formats';
import { usePermission } from '../../lib/me';
import { useHeld } from '../../ui/use-held';
import { EmptyState, ErrorState } from '../../ui/state-panel';
import { useReturnFocus } from '../../ui/use-return-focus';
import { isMissing } from '../clients/client-not-found';
import { DocumentIcon } from './document-icon';
import { fileOf, formatLabel, latestFile, previewKind } from './document-file';
import { DOCUMENTED_LABELS } from './document-labels';
import classes from './document-panel.module.css';
import { documentQuery, versionsQuery } from './document-queries';
import { documentLink } from './documents-search';
import { FileButton } from './file-button';
import { RenameDocument } from './rename-document';
import { UploadList } from './upload-list';
import { useDeleteDocument } from './use-delete-document';
import { useVersionUpload } from './use-document-uploads';
import { useDownload } from './use-download';

interface PanelProps {
  clientId: string;
  id: string;
  onClose: () => void;
}

/** One document beside the list: what it is, what it was, and what one does with it. */
export function DocumentPanel({ clientId, id, onClose }: PanelProps) {
  const { data, error, refetch } = useQuery(documentQuery({ clientId, id }));
  useReturnFocus();
  return (
    <Drawer opened onClose={onClose} position="right" size={480} title="Documento">
      {data ? (
        <Details clientId={clientId} document={data} onClose={onClose} />
      ) : isMissing(error) ? (
        <EmptyState icon={IconFileOff} title="Documento non trovato">
          Forse è stato eliminato, oppure non è visibile con il tuo profilo.
        </EmptyState>
      ) : (
        error !== null && <ErrorState title="Non riusciamo a caricare il documento" error={error} onRetry={() => void refetch()} />
      )}
    </Drawer>
  );
}

interface DetailsProps {
  clientId: string;
  document: DocumentDto;
  onClose: () => void;
}

function Details({ clientId, document, onClose }: DetailsProps) {
  const { id, name, mediaType, size, recordKind, createdBy, createdAt } = document;
  const mayEdit = usePermission('clients.edit');
  const held = useHeld();
  const [renaming, setRenaming] = useState(false);
  const { download, downloading } = useDownload();
  const { remove, mayRemove } = useDeleteDocument(clientId, onClose);
  const work = useVersionUpload(clientId, document);
  return (
    <div className={classes['body']}>
      {renaming ? (
        <RenameDocument clientId={clientId} document={document} onDone={() => setRenaming(false)} />
      ) : (
        <h2 className={classes['name']}>
          <DocumentIcon mediaType={mediaType} size={22} />
          {name}
        </h2>
      )}
      <div className={classes['buttons']}>
        {previewKind(mediaType) !== null && (
          <Button
            size="xs"
            leftSection={<IconEye size={15} stroke={1.7} />}
            renderRoot={(props) => <Link {...props} {...documentLink({ anteprima: id })} />}
          >
            Anteprima
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} stroke={1.7} />}
          loading={downloading}
          onClick={() => download(clientId, id, latestFile(document))}
        >
          Scarica
        </Button>
        {mayEdit && !renaming && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={15} stroke={1.7} />}
            onClick={() => setRenaming(true)}
            {...held}
          >
            Rinomina
          </Button>
        )}
        {mayRemove(document) && (
          <Button size="xs" variant="default" leftSection={<IconTrash size={15} stroke={1.7} />} onClick={() => remove(document)} {...held}>
            Sposta nel cestino
          </Button>
        )}
      </div>
      <dl className={classes['facts']}>
        <dt>Formato</dt>
        <dd>
          {formatLabel(mediaType)}, {formatSize(size)}
        </dd>
        <dt>Riguarda</dt>
        <dd>{recordKind === null ? 'Il cliente' : DOCUMENTED_LABELS[recordKind]}</dd>
        <dt>Caricato</dt>
        <dd>
          {formatInstant(createdAt)}, {createdBy.displayName}
        </dd>
      </dl>
      <section className={classes['versions']} aria-labelledby="versioni">
        <div className={classes['head']}>
          <h3 id="versioni">Versioni</h3>
          {mayEdit && (
            <FileButton size="xs" variant="default" leftSection={<IconUpload size={15} stroke={1.7} />} onFiles={work.add}>
              Carica nuova versione
            </FileButton>
          )}
        </div>
        <UploadList work={work} leaves={(before, after) => openedIn(before) !== openedIn(after)} />
        <Versions clientId={clientId} document={document} />
      </section>
    </div>
  );
}

/** Closing the panel stops what is on its way in it. */
const openedIn = (search: { apri?: unknown }): unknown => search.apri;

function Versions({ clientId, document }: { clientId: string; document: DocumentDto }) {
  const { data, error, refetch } = useQuery(versionsQuery({ clientId, id: document.id }));
  if (error !== null) return <ErrorState title="Non riusciamo a caricare le versioni" error={error} onRetry={() => void refetch()} />;
  return (
    <ol className={classes['list']} aria-busy={data === undefined}>
      {data?.data.map((version) => (
        <Version key={version.number} clientId={clientId} id={document.id} version={version} latest={document.versionNumber} />
      ))}
    </ol>
  );
}

interface VersionProps {
  clientId: string;
  id: string;
  version: DocumentVersionDto;
  latest: number;
}

function Version({ clientId, id, version, latest }: VersionProps) {
  const { number, fileName, mediaType, size, createdBy, createdAt } = version;
  const { download, downloading } = useDownload();
  return (
    <li className={classes['version']}>
      <div className={classes['words']}>
        <p>
          <b>Versione {number}</b>
          {number === latest && ' · attuale'}
        </p>
        <p className={classes['soft']}>{fileName}</p>
        <p className={classes['soft']}>
          {formatSize(size)} · {formatInstant(createdAt)} · {createdBy.displayName}
        </p>
      </div>
      {previewKind(mediaType) !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Anteprima della versione ${number}`}
          renderRoot={(props) => <Link {...props} {...documentLink({ anteprima: id, versione: number })} />}
        >
          Anteprima
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={`Scarica la versione ${number}`}
        loading={downloading}
        onClick={() => download(clientId, id, fileOf(version))}
      >
        Scarica
      </Button>
    </li>
  );
}
