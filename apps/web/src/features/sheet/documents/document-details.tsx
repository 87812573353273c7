import { Button } from '@mantine/core';
import type { DocumentDto, DocumentVersionDto } from '@sestante/api-client/types';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { formatSize } from '../../../lib/file-size';
import { formatInstant } from '../../../lib/formats';
import { usePermission } from '../../../lib/me';
import { ErrorState } from '../../../ui/feedback/state-panel';
import { statusOf } from '../../records/client-links';
import { sheetLink } from '../sheet-link';
import classes from './document-details.module.css';
import { fileOf, formatLabel, previewKind } from './document-file';
import { DOCUMENTED_LABELS } from './document-labels';
import { versionsQuery } from './document-queries';
import { leavesPanel, previewLink } from './documents-search';
import { DownloadButton } from './download-button';
import { FileButton } from './file-button';
import { UploadList } from './upload-list';
import { useVersionUpload } from './use-document-uploads';

interface DocumentDetailsProps {
  row: DocumentDto;
  clientId: string;
}

/** The record a document refers to, and all versions of its file. */
export function DocumentDetails({ row: document, clientId }: DocumentDetailsProps) {
  const { id, mediaType, size, recordKind, recordId, versionNumber } = document;
  const mayEdit = usePermission('documents:write');
  const work = useVersionUpload(clientId, document);
  const versions = useQuery(versionsQuery({ clientId, id }));
  const { id: client = '', sezione } = useParams({ strict: false });
  return (
    <>
      <dl className={classes['facts']}>
        <dt>Formato</dt>
        <dd>
          {formatLabel(mediaType)}, {formatSize(size)}
        </dd>
        <dt>Riguarda</dt>
        <dd>
          {recordKind === null || recordId === null ? (
            'Il cliente'
          ) : (
            <Link {...sheetLink({ id: client, status: statusOf(sezione) }, recordKind, recordId)}>{DOCUMENTED_LABELS[recordKind]}</Link>
          )}
        </dd>
      </dl>
      <section className={classes['section']} aria-labelledby="versioni">
        <div className={classes['head']}>
          <h3 id="versioni">Versioni</h3>
          {mayEdit && (
            <FileButton size="xs" variant="default" leftSection={<IconUpload size={15} stroke={1.7} />} onFiles={work.add}>
              Carica nuova versione
            </FileButton>
          )}
        </div>
        <UploadList work={work} leaves={leavesPanel} />
        {versions.error !== null && (
          <ErrorState title="Non riusciamo a caricare le versioni" error={versions.error} onRetry={() => void versions.refetch()} />
        )}
        <ol className={classes['list']} aria-busy={versions.isPending}>
          {versions.data?.data.map((version) => (
            <Version key={version.number} path={{ clientId, id }} version={version} isLatest={version.number === versionNumber} />
          ))}
        </ol>
      </section>
    </>
  );
}

interface VersionProps {
  path: { clientId: string; id: string };
  version: DocumentVersionDto;
  isLatest: boolean;
}

function Version({ path, version, isLatest }: VersionProps) {
  const { number, fileName, mediaType, size, createdBy, createdAt } = version;
  return (
    <li className={classes['row']}>
      <div className="fluid">
        <p>
          <b>Versione {number}</b>
          {isLatest && ' · attuale'}
        </p>
        <p className="soft figures breaks">{fileName}</p>
        <p className="soft figures breaks">
          {formatSize(size)} · {formatInstant(createdAt)} · {createdBy.displayName}
        </p>
      </div>
      {previewKind(mediaType) !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Anteprima della versione ${number}`}
          renderRoot={(props) => <Link {...props} {...previewLink(path.id, number)} />}
        >
          Anteprima
        </Button>
      )}
      <DownloadButton size="compact-xs" variant="subtle" aria-label={`Scarica la versione ${number}`} path={path} file={fileOf(version)} />
    </li>
  );
}
