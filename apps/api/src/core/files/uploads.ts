import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, opendir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../auth/actor.js';
import { Config } from '../config.js';
import { badRequest, invalid } from '../errors.js';
import { receiveFile } from '../http/file-upload.js';
import type { ApiRequest } from '../http/request.js';
import { threadModule, Threads } from '../threads.js';
import { Antivirus } from './antivirus.js';
import { DiskSpace } from './disk-space.js';
import { isOfType, typeByName } from './media-types.js';

const CONTENT_SAFETY = threadModule<typeof import('./content-safety.js')>(import.meta.url, 'content-safety');

/** Of one file. */
export const MAX_BYTES = 20 * 1024 * 1024;
const LONGEST_NAME = 200;

/** A file on this machine that has come in whole, is what its name says, and is not kept yet. */
export interface Upload {
  path: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
}

const refused = (code: string, message: string) => invalid([{ pointer: '/file', code, message }]);

/** Takes files in, straight onto the disk: no upload stands in memory, and none is believed. */
@Injectable()
export class Uploads {
  private readonly folder: string;

  constructor(
    config: Config,
    private readonly threads: Threads,
    private readonly disk: DiskSpace,
    private readonly antivirus: Antivirus,
  ) {
    this.folder = join(config.dataDir, 'staging');
  }

  /**
   * The one file of a multipart request.
   * @throws 415 without one, 413 for more than 20 MB, 422 for what is not accepted, with a code that says why, 507 without room, 503 while the antivirus is away
   */
  async receive(actor: Actor, request: ApiRequest): Promise<Upload> {
    await this.disk.mustBeEnough();
    const received = await receiveFile(request, MAX_BYTES);
    const path = join(this.folder, uuidv7());
    try {
      if (received.size === 0) throw refused('empty-file', 'The file is empty.');
      const fileName = cleanName(received.name);
      const mediaType = typeByName(fileName);
      if (!mediaType) throw refused('file-type-refused', 'Files of this kind are not accepted.');
      await this.antivirus.mustBeClean(actor, received);
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await pipeline(received.bytes(), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
      if (!(await isOfType(path, mediaType))) throw refused('file-type-mismatch', 'The file is not what its name says.');
      if (received.sender.aborted) throw badRequest('upload-cut', 'The sender has gone.');
      const danger = await this.threads.run(CONTENT_SAFETY, 'findUnsafeContent', { path, mediaType });
      if (danger) throw refused(danger, 'The file holds something that could act by itself, or unpacks to far more than it is.');
      return { path, fileName, mediaType, size: received.size, sha256: Buffer.from(received.sha256, 'base64url').toString('hex') };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await received.close();
    }
  }

  /** A file that we have made ourselves. */
  async stage(bytes: Uint8Array, fileName: string, mediaType: string): Promise<Upload> {
    await this.disk.mustBeEnough();
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, uuidv7());
    await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
    return { path, fileName, mediaType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  /** Of a file that is not kept after all. */
  discard({ path }: Upload): Promise<void> {
    return rm(path, { force: true });
  }

  /** What came in and was never kept, because the process ended in between. */
  async sweep(olderThan: Date): Promise<void> {
    const folder = await opendir(this.folder).catch(() => undefined);
    if (!folder) return;
    for await (const entry of folder) {
      const path = join(this.folder, entry.name);
      const { mtime } = await stat(path).catch(() => ({ mtime: new Date() }));
      if (mtime < olderThan) await rm(path, { force: true });
    }
  }
}

/** The name alone, without folders and without what no name should hold. */
function cleanName(name: string): string {
  const alone = (name.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029"<>|:*?]/gu, '')
    .trim();
  if (alone.length > LONGEST_NAME) throw refused('max-length', `A name has at most ${LONGEST_NAME} characters.`);
  return alone;
}
