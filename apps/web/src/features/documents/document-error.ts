import { formatSize } from '../../lib/file-size.ts';

const MEGABYTE = 1024 * 1024;
/** As much as the API takes. */
const MAX_MEGABYTES = 20;
const LONGEST_NAME = 200;
const ENDINGS = ['pdf', 'png', 'jpg', 'jpeg', 'webp', 'heic', 'tif', 'tiff', 'docx', 'xlsx', 'odt', 'ods', 'txt', 'csv'];

/** For the browser's own dialog, which shows these files first. */
export const ACCEPTED = ENDINGS.map((ending) => `.${ending}`).join(',');

/** What may be uploaded, in a sentence. */
export const ACCEPTED_KINDS = `PDF, immagini, documenti Word, Excel e OpenDocument, testo: fino a ${MAX_MEGABYTES} MB l’uno`;

/** Why a file need not even be sent, or null. What is in it the server judges. */
export function documentError({ name, size }: { name: string; size: number }): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!ENDINGS.includes(ending)) return `Non accettiamo file di questo tipo. Vanno bene ${ACCEPTED_KINDS}.`;
  if (size === 0) return 'È vuoto.';
  if (size > MAX_MEGABYTES * MEGABYTE) return `Pesa ${formatSize(size)}: il massimo è ${MAX_MEGABYTES} MB.`;
  if (name.length > LONGEST_NAME) return `Il nome è troppo lungo: al massimo ${LONGEST_NAME} caratteri. Rinominalo e caricalo di nuovo.`;
  return null;
}
