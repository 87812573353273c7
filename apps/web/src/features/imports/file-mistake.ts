import { formatInteger } from '../../lib/formats.ts';

const MEGABYTE = 1024 * 1024;
/** As much as the API takes. */
const MOST_MEGABYTES = 50;
const WORKBOOK = /\.(xlsx?|xlsm|xlsb|ods|numbers)$/i;

/** Why a file need not even be sent, or null. What is in it the server judges. */
export function fileMistake({ name, size }: { name: string; size: number }): string | null {
  if (WORKBOOK.test(name)) {
    return `«${name}» è una cartella di lavoro. Aprila con Excel e salvala come «CSV UTF-8 (delimitato da virgole)», poi carica quella.`;
  }
  if (size === 0) return `«${name}» è vuoto.`;
  if (size > MOST_MEGABYTES * MEGABYTE) {
    return `«${name}» pesa ${formatSize(size)}: il massimo è ${MOST_MEGABYTES} MB. Dividilo in più file, ognuno con la riga dei titoli.`;
  }
  return null;
}

/** "334 KB", "12 MB" */
export function formatSize(bytes: number): string {
  return bytes < MEGABYTE
    ? `${formatInteger(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${formatInteger(Math.round(bytes / MEGABYTE))} MB`;
}
