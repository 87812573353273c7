import { open, stat } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

/** Allowed uploads by file extension; excludes everything that a browser or an office program would run. */
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
/** Media types that an uploaded file can have. */
export const UPLOADED_TYPES = [...new Set(Object.values(MEDIA_TYPES))];
const TEXTS = new Set(['text/plain', 'text/csv']);
/** Bytes that suffice to recognise every type above; ZIP entries are read up to here. */
const BEGINNING = 256 * 1024;

const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Returns the media type of a file name; undefined when it may not be uploaded. */
export const typeByName = (name: string): string | undefined => MEDIA_TYPES[endingOf(name)];

/** Returns whether the content matches the type promised by the name, judged by its bytes and never by the sender's header. */
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

/** Accepts UTF-8 without control characters; the last character may have been cut in two. */
function isText(bytes: Buffer, size: number): boolean {
  const whole = size > bytes.length ? bytes.subarray(0, bytes.length - 4) : bytes;
  const cut = size > bytes.length && [0, 1, 2, 3].some((more) => isUtf8(bytes.subarray(0, whole.length + more)));
  return (cut || isUtf8(whole)) && !whole.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte));
}
