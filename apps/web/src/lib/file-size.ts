import { formatInteger } from './formats.ts';

const MEGABYTE = 1024 * 1024;
const megabytes = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 1 });

/** "334 KB", "12 MB", "20,1 MB": rounded up, so that what is over a limit never looks like the limit. */
export function formatSize(bytes: number): string {
  return bytes < MEGABYTE
    ? `${formatInteger(Math.ceil(bytes / 1024))} KB`
    : `${megabytes.format(Math.ceil((bytes / MEGABYTE) * 10) / 10)} MB`;
}
