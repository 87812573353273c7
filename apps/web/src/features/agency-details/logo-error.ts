import { formatSize } from '../../lib/file-size.ts';

const MAX_BYTES = 512 * 1024;

/** Returns why a file cannot be the logo, or null. Its content is checked by the server. */
export function logoError({ type, size }: { type: string; size: number }): string | null {
  if (type !== 'image/png' && type !== 'image/jpeg') return 'Il logo deve essere un PNG o un JPEG.';
  if (size > MAX_BYTES) return `Pesa ${formatSize(size)}: il massimo è 512 kB.`;
  return null;
}
