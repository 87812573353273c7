import { formatSize } from '../../lib/file-size.ts';

const MEGABYTE = 1024 * 1024;
/** Upload limit of the API. */
const MAX_MEGABYTES = 50;
const WORKBOOK = /\.(xlsx?|xlsm|xlsb|ods|numbers)$/i;

/** Returns why a file cannot be uploaded, or null. Its content is checked by the server. */
export function fileError({ name, size }: { name: string; size: number }): string | null {
  if (WORKBOOK.test(name)) {
    return `«${name}» è una cartella di lavoro. Aprila con Excel e salvala come «CSV UTF-8 (delimitato da virgole)», poi carica quella.`;
  }
  if (size === 0) return `«${name}» è vuoto.`;
  if (size > MAX_MEGABYTES * MEGABYTE) {
    return `«${name}» pesa ${formatSize(size)}: il massimo è ${MAX_MEGABYTES} MB. Dividilo in più file, ognuno con la riga dei titoli.`;
  }
  return null;
}
