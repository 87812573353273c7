import { open, stat } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

/** What may be uploaded, by the endings of names. Nothing that a browser or an office program would run. */
const MEDIA_TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  heic: 'image/heic',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  txt: 'text/plain',
  csv: 'text/csv',
};
/** Every type that a file that was uploaded can be of. */
export const UPLOADED_TYPES = [...new Set(Object.values(MEDIA_TYPES))];
const TEXTS = new Set(['text/plain', 'text/csv']);
/** Enough to tell every type above by its beginning; the entries of a ZIP are read as far. */
const BEGINNING = 256 * 1024;

const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The type that the name promises, where it is one that may be uploaded. */
export const typeByName = (name: string): string | undefined => MEDIA_TYPES[endingOf(name)];

/** Whether the file is what its name says: told by its bytes, never by what its sender says of it. */
export async function isOfType(path: string, promised: string): Promise<boolean> {
  const bytes = await beginningOf(path);
  const found = await fileTypeFromBuffer(bytes);
  if (TEXTS.has(promised)) return found === undefined && isText(bytes, (await stat(path)).size);
  return found?.mime === promised;
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(BEGINNING);
    const { bytesRead } = await file.read(bytes, 0, BEGINNING, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** UTF-8 without control characters; the last character may have been cut in two. */
function isText(bytes: Buffer, size: number): boolean {
  const whole = size > bytes.length ? bytes.subarray(0, bytes.length - 4) : bytes;
  const cut = size > bytes.length && [0, 1, 2, 3].some((more) => isUtf8(bytes.subarray(0, whole.length + more)));
  return (cut || isUtf8(whole)) && !whole.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte));
}
