import { StreamableFile } from '@nestjs/common';
import type { DocumentFile } from './documents.service.js';

/** An answer that a browser saves: with the type that its bytes have, under a name that no header breaks. */
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
