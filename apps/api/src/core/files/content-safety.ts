import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';

/** Maximum unpacked bytes of an archive; more is treated as a decompression bomb. */
const MAX_UNPACKED = 200 * 1024 * 1024;
/** Maximum unpacked bytes of a PDF stream that may hold object names. */
const MAX_OBJECTS = 16 * 1024 * 1024;

/** PDF names that run code, open something or embed files. */
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFile|XFA|RichMedia|SubmitForm|ImportData|GoToE|GoToR)(?![A-Za-z])/;

/** Returns why opening the file could do harm; null when nothing was found. */
export async function findUnsafeContent({
  path,
  mediaType,
}: {
  path: string;
  mediaType: string;
}): Promise<'active-content' | 'unpacks-too-much' | 'damaged-file' | null> {
  if (mediaType === 'application/pdf') return isActivePdf(await readFile(path)) ? 'active-content' : null;
  if (/openxmlformats|opendocument/.test(mediaType)) {
    const bytes = await readFile(path);
    return unpackedSize(bytes) > MAX_UNPACKED ? 'unpacks-too-much' : dangerInOfficeFile(bytes);
  }
  return null;
}

/** Checks objects in the open and in packed streams, with escaped names (`/J#53`) decoded. */
function isActivePdf(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  if (ACTIVE.test(unescaped(text))) return true;
  let end = 0;
  let total = 0;
  for (const { index } of text.matchAll(/\/ObjStm/g)) {
    const start = /stream\r?\n/.exec(text.slice(index, index + 2_000));
    if (!start) continue;
    const from = index + start.index + start[0].length;
    // Searched once for each keyword: a file may begin a thousand streams and end none.
    if (end < from) end = text.indexOf('endstream', from);
    if (end < 0) return false;
    if (!/FlateDecode|\/Fl\b/.test(text.slice(Math.max(0, index - 2_000), from))) return true;
    const objects = unpacked(bytes.subarray(from, end));
    total += objects?.length ?? 0;
    // Content that cannot be inspected is refused.
    if (objects === undefined || total > MAX_UNPACKED || ACTIVE.test(unescaped(objects))) return true;
  }
  return false;
}

function unpacked(bytes: Buffer): string | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_OBJECTS }).toString('latin1');
  } catch {
    return undefined;
  }
}

const unescaped = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const ENTRY = Buffer.from('PK\u0001\u0002', 'latin1');

/** Returns the total unpacked size that a ZIP declares; infinite when undeclared. */
function unpackedSize(bytes: Buffer): number {
  let total = 0;
  let entries = 0;
  for (let at = bytes.indexOf(ENTRY); at >= 0 && at + 46 <= bytes.length; at = bytes.indexOf(ENTRY, at + 46)) {
    total += bytes.readUInt32LE(at + 24);
    entries += 1;
  }
  return entries === 0 ? Number.POSITIVE_INFINITY : total;
}

/** Parts that hold macros, in Office and in LibreOffice, whose libraries are listed in `script-lb.xml` and hold modules. */
const MACRO_PARTS =
  /(^|\/)vba(Project|Data|ProjectSignature\w*)\.(bin|xml)$|(^|\/)(activeX|macrosheets|customUI)\/|^Scripts\/|^Basic\/.+\/(?!script-l[bc]\.xml$)[^/]+\.xml$/i;
/** Content types and relations of macro parts, whatever their name. */
const MACRO_TYPES = /vbaProject|macroEnabled|macrosheet|activeX/i;
const PICTURES = /(^|\/)(media|Pictures|Thumbnails)\//i;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Entry names in an embedded OLE file of macros or of packed files. */
const OLE_DANGERS = ['_VBA_PROJECT', '_VBA_PROJECT_CUR', '\u0001Ole10Native'].map((name) => Buffer.from(name, 'utf16le'));

function dangerInOfficeFile(bytes: Buffer): 'active-content' | 'damaged-file' | null {
  const names: string[] = [];
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name);
        return !PICTURES.test(name);
      },
    });
  } catch {
    // Content that cannot be inspected is refused.
    return 'damaged-file';
  }
  if (names.some((name) => MACRO_PARTS.test(name))) return 'active-content';
  return Object.entries(parts).some(([name, part]) => isActivePart(name, Buffer.from(part.buffer, part.byteOffset, part.length)))
    ? 'active-content'
    : null;
}

function isActivePart(name: string, part: Buffer): boolean {
  if (part.subarray(0, OLE.length).equals(OLE)) return OLE_DANGERS.some((danger) => part.includes(danger));
  return /^\[Content_Types\]\.xml$|\.rels$/i.test(name) && MACRO_TYPES.test(strFromU8(part));
}
