import { formatInteger } from './formats.ts';

const MEGABYTE = 1024 * 1024;
const megabytes = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 1 });

/** Formats a size as "334 KB", "12 MB" or "20,1 MB", rounded up so that a file over a limit never appears to be at it. */
export function formatSize(bytes: number): string {
  return bytes < MEGABYTE
    ? `${formatInteger(Math.ceil(bytes / 1024))} KB`
    : `${megabytes.format(Math.ceil((bytes / MEGABYTE) * 10) / 10)} MB`;
}
