import { formatSize } from '../../../lib/file-size.ts';

const MEGABYTE = 1024 * 1024;
/** Upload limit of the API. */
const MAX_MEGABYTES = 20;
const LONGEST_NAME = 200;
const ENDINGS = ['pdf', 'png', 'jpg', 'jpeg', 'webp', 'heic', 'tif', 'tiff', 'docx', 'xlsx', 'odt', 'ods', 'txt', 'csv'];

/** File types for the browser's file dialog. */
export const ACCEPTED = ENDINGS.map((ending) => `.${ending}`).join(',');

/** Accepted file types as a sentence. */
export const ACCEPTED_KINDS = `PDF, immagini, documenti Word, Excel e OpenDocument, testo: fino a ${MAX_MEGABYTES} MB l’uno`;

/** Returns why a file cannot be uploaded, or null. Its content is checked by the server. */
export function documentError({ name, size }: { name: string; size: number }): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!ENDINGS.includes(ending)) return `Non accettiamo file di questo tipo. Vanno bene ${ACCEPTED_KINDS}.`;
  if (size === 0) return 'È vuoto.';
  if (size > MAX_MEGABYTES * MEGABYTE) return `Pesa ${formatSize(size)}: il massimo è ${MAX_MEGABYTES} MB.`;
  if (name.length > LONGEST_NAME) return `Il nome è troppo lungo: al massimo ${LONGEST_NAME} caratteri. Rinominalo e caricalo di nuovo.`;
  return null;
}
