import { deleteDocument, getDocument, listDocuments, restoreDocument, updateDocument } from '@sestante/api-client';
import type { DocumentDto } from '@sestante/api-client/types';
import { IconDownload, IconFileSearch, IconFolderOpen } from '@tabler/icons-react';
import { formatSize } from '../../../lib/file-size';
import { formatInstant, formatRelative } from '../../../lib/formats';
import { line } from '../../../ui/forms/field-types';
import { TextCell } from '../sheet-cells';
import type { SheetTabDefinition } from '../sheet-tab';
import { AddDocuments } from './add-documents';
import { DocumentDetails } from './document-details';
import { formatLabel, latestFile, previewKind } from './document-file';
import { DocumentIcon } from './document-icon';
import { DOCUMENTED_LABELS } from './document-labels';
import { ACCEPTED_KINDS } from './document-error';
import classes from './documents.module.css';
import { previewLink } from './documents-search';
import { downloadDocument } from './download-document';

/** Fields that a form writes; the others come from the file. */
interface DocumentBody {
  name: string;
}

/** Tab "Documenti": all files of a client, including those of its records. */
export const DOCUMENTS: SheetTabDefinition<DocumentDto, DocumentBody> = {
  name: 'documents',
  icon: IconFolderOpen,
  words: {
    add: 'Carica documenti',
    new: 'Nuovo documento',
    empty: 'Ancora nessun documento',
    emptyHint: `Polizze, carte d’identità, fotografie: trascinali qui, quanti ne vuoi. ${ACCEPTED_KINDS}.`,
  },
  api: { list: listDocuments, get: getDocument, update: updateDocument, remove: deleteDocument, restore: restoreDocument },
  fields: { name: { label: 'Nome', kind: line(200), required: 'Dai un nome al documento' } },
  nameHeader: 'Nome',
  columns: [
    { id: 'riguarda', header: 'Riguarda', width: '110px', cell: ({ recordKind }) => <TextCell>{aboutInWords(recordKind)}</TextCell> },
    {
      id: 'formato',
      header: 'Formato',
      width: 'minmax(0, 1fr)',
      cell: ({ mediaType, size }) => (
        <span className={classes['format']}>
          <DocumentIcon mediaType={mediaType} />
          <TextCell>
            {formatLabel(mediaType)} · {formatSize(size)}
          </TextCell>
        </span>
      ),
    },
    { id: 'versione', header: 'Versione', width: '80px', cell: ({ versionNumber }) => <TextCell>{versionNumber}</TextCell> },
    { id: 'chi', header: 'Caricato da', width: 'minmax(0, 0.9fr)', cell: ({ createdBy }) => <TextCell>{createdBy.displayName}</TextCell> },
    {
      id: 'quando',
      header: 'Quando',
      width: '110px',
      sort: { key: 'creato', startDescending: true },
      cell: ({ createdAt }) => <TextCell title={formatInstant(createdAt)}>{formatRelative(createdAt)}</TextCell>,
    },
  ],
  details: ({ mediaType, size, versionNumber, recordKind, createdAt }) => [
    recordKind !== null && aboutInWords(recordKind),
    formatLabel(mediaType),
    formatSize(size),
    versionNumber > 1 && `versione ${versionNumber}`,
    formatRelative(createdAt),
  ],
  defaultOrder: '-creato',
  actions: (document, clientId) => [
    ...(previewKind(document.mediaType) === null ? [] : [{ label: 'Anteprima', icon: IconFileSearch, link: previewLink(document.id) }]),
    { label: 'Scarica', icon: IconDownload, run: () => void downloadDocument({ clientId, id: document.id }, latestFile(document)) },
  ],
  Details: DocumentDetails,
  Add: AddDocuments,
};

const aboutInWords = (kind: DocumentDto['recordKind']): string => (kind === null ? 'Cliente' : DOCUMENTED_LABELS[kind]);
