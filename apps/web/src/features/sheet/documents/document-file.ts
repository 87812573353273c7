import { getDocumentFile } from '@sestante/api-client';
import type { DocumentDto, DocumentVersionDto } from '@sestante/api-client/types';

interface Format {
  label: string;
  ending: string;
}

const FORMATS: Record<string, Format> = {
  'application/pdf': { label: 'PDF', ending: 'pdf' },
  'image/png': { label: 'Immagine PNG', ending: 'png' },
  'image/jpeg': { label: 'Immagine JPEG', ending: 'jpg' },
  'image/webp': { label: 'Immagine WebP', ending: 'webp' },
  'image/heic': { label: 'Foto HEIC', ending: 'heic' },
  'image/tiff': { label: 'Immagine TIFF', ending: 'tif' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { label: 'Documento Word', ending: 'docx' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { label: 'Foglio Excel', ending: 'xlsx' },
  'application/vnd.oasis.opendocument.text': { label: 'Testo OpenDocument', ending: 'odt' },
  'application/vnd.oasis.opendocument.spreadsheet': { label: 'Foglio OpenDocument', ending: 'ods' },
  'text/plain': { label: 'Testo', ending: 'txt' },
  'text/csv': { label: 'Elenco CSV', ending: 'csv' },
};

/** File type as text, such as "Immagine PNG". */
export function formatLabel(mediaType: string): string {
  return FORMATS[mediaType]?.label ?? 'File';
}

/** Returns the kind of preview the browser can show, or null for files that need another program. */
export function previewKind(mediaType: string): 'pdf' | 'image' | null {
  if (mediaType === 'application/pdf') return 'pdf';
  return ['image/png', 'image/jpeg', 'image/webp'].includes(mediaType) ? 'image' : null;
}

/** Name of the saved file, with the extension added: a document renamed to "Polizza 2026" needs it to be opened. */
export function downloadName(name: string, mediaType: string): string {
  const ending = FORMATS[mediaType]?.ending;
  if (ending === undefined || /\.[a-z0-9]{3,4}$/i.test(name)) return name;
  return `${name}.${ending}`;
}

/** A file of a document: the latest or an earlier version. */
export interface DocumentFile {
  name: string;
  mediaType: string;
  /** Undefined for the latest version. */
  versionNumber: number | undefined;
}

export const latestFile = ({ name, mediaType }: DocumentDto): DocumentFile => ({ name, mediaType, versionNumber: undefined });

export const fileOf = ({ fileName, mediaType, number }: DocumentVersionDto): DocumentFile => ({
  name: fileName,
  mediaType,
  versionNumber: number,
});

/** Returns the file's bytes with its media type. @throws ApiProblem */
export async function fetchFile(path: { clientId: string; id: string }, { mediaType, versionNumber }: DocumentFile): Promise<Blob> {
  const query = versionNumber === undefined ? {} : { versionNumber };
  const { data } = await getDocumentFile({ path, query, parseAs: 'blob', throwOnError: true });
  return new Blob([data], { type: mediaType });
}
