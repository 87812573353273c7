import { StreamableFile } from '@nestjs/common';
import type { DocumentFile } from './documents.service.js';

/** Download response with the media type detected from the bytes and a file name that is safely encoded for the header. */
export function asAttachment({ name, mediaType, size, bytes }: DocumentFile): StreamableFile {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return new StreamableFile(bytes, {
    type: mediaType,
    length: size,
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
  });
}
