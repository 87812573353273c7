import { ActionIcon } from '@mantine/core';
import type { DocumentDto } from '@sestante/api-client/types';
import { IconDownload, IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatSize } from '../../lib/file-size';
import { formatInstant, formatRelative } from '../../lib/formats';
import type { Column } from '../../ui/data-list';
import { formatLabel, latestFile, previewKind } from './document-file';
import { DocumentIcon } from './document-icon';
import { DOCUMENTED_LABELS } from './document-labels';
import classes from './documents.module.css';
import { documentLink } from './documents-search';
import { useDownload } from './use-download';

/** Inside a row nothing is a tab stop of its own: → steps into it. */
const INSIDE = { tabIndex: -1 };

export const documentColumns = (clientId: string): readonly Column<DocumentDto>[] => [
  {
    id: 'nome',
    header: 'Nome',
    width: 'minmax(0, 2fr)',
    sort: { key: 'nome' },
    cell: (document) => (
      <span className={classes['what']}>
        <DocumentIcon mediaType={document.mediaType} />
        <DocumentName document={document} />
      </span>
    ),
  },
  {
    id: 'riguarda',
    header: 'Riguarda',
    width: '120px',
    cell: ({ recordKind }) => <span className={classes['soft']}>{recordKind === null ? 'Cliente' : DOCUMENTED_LABELS[recordKind]}</span>,
  },
  {
    id: 'formato',
    header: 'Formato',
    width: 'minmax(0, 1fr)',
    cell: ({ mediaType, size }) => (
      <span className={classes['soft']}>
        {formatLabel(mediaType)} · {formatSize(size)}
      </span>
    ),
  },
  {
    id: 'versione',
    header: 'Versione',
    width: '80px',
    cell: ({ versionNumber }) => <span className={classes['soft']}>{versionNumber}</span>,
  },
  {
    id: 'chi',
    header: 'Caricato da',
    width: 'minmax(0, 1fr)',
    cell: ({ createdBy }) => <span className={classes['soft']}>{createdBy.displayName}</span>,
  },
  {
    id: 'quando',
    header: 'Quando',
    width: '120px',
    sort: { key: 'creato', startDescending: true },
    cell: ({ createdAt }) => (
      <time className={classes['soft']} dateTime={createdAt} title={formatInstant(createdAt)}>
        {formatRelative(createdAt)}
      </time>
    ),
  },
  { id: 'azioni', header: 'Azioni', width: '76px', cell: (document) => <QuickButtons clientId={clientId} document={document} /> },
];

/** The row on a narrow screen: all of the above on two lines. */
export function DocumentCard({ document }: { document: DocumentDto }) {
  const { mediaType, size, versionNumber, recordKind, createdBy, createdAt } = document;
  return (
    <span className={classes['card']}>
      <DocumentIcon mediaType={mediaType} size={22} />
      <span className={classes['lines']}>
        <DocumentName document={document} />
        <span className={classes['soft']}>
          {[
            recordKind !== null && DOCUMENTED_LABELS[recordKind],
            formatLabel(mediaType),
            formatSize(size),
            versionNumber > 1 && `versione ${versionNumber}`,
            createdBy.displayName,
            formatRelative(createdAt),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </span>
  );
}

function DocumentName({ document: { id, name } }: { document: DocumentDto }) {
  return (
    <Link {...INSIDE} {...documentLink({ apri: id })} className={classes['name']} title={name}>
      {name}
    </Link>
  );
}

function QuickButtons({ clientId, document }: { clientId: string; document: DocumentDto }) {
  const { download, downloading } = useDownload();
  const { id, name, mediaType } = document;
  return (
    <span className={classes['buttons']}>
      {previewKind(mediaType) !== null && (
        <ActionIcon
          {...INSIDE}
          aria-label={`Anteprima di ${name}`}
          title="Anteprima"
          renderRoot={(props) => <Link {...props} {...documentLink({ anteprima: id })} />}
        >
          <IconEye size={16} stroke={1.7} />
        </ActionIcon>
      )}
      <ActionIcon
        {...INSIDE}
        aria-label={`Scarica ${name}`}
        title="Scarica"
        loading={downloading}
        onClick={() => download(clientId, id, latestFile(document))}
      >
        <IconDownload size={16} stroke={1.7} />
      </ActionIcon>
    </span>
  );
}
