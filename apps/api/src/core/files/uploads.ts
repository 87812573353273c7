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

/** Maximum bytes of one file. */
export const MAX_BYTES = 20 * 1024 * 1024;
const LONGEST_NAME = 200;

/** Complete local file whose content matches its name and which is not stored yet. */
export interface Upload {
  path: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
}

const refused = (code: string, message: string) => invalid([{ pointer: '/file', code, message }]);

/** Receives files straight onto the disk, without holding them in memory, and checks their content. */
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
   * Receives the one file of a multipart request.
   * @throws 415 without one, 413 above `maxBytes`, 422 for a refused file with a code that says why, 507 without room, 503 while
   * the antivirus is away
   */
  async receive(actor: Actor, request: ApiRequest, maxBytes = MAX_BYTES): Promise<Upload> {
    await this.disk.mustBeEnough();
    const received = await receiveFile(request, maxBytes);
    const path = join(this.folder, uuidv7());
    try {
      if (received.size === 0) throw refused('empty-file', 'The file is empty.');
      const fileName = cleanName(received.name);
      const mediaType = typeByName(fileName);
      if (!mediaType) throw refused('file-type-refused', 'Files of this kind are not accepted.');
      await this.antivirus.mustBeClean(actor, received);
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await pipeline(received.bytes(), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
      if (!(await isOfType(path, mediaType))) throw refused('file-type-mismatch', 'The content of the file does not match its name.');
      if (received.sender.aborted) throw badRequest('upload-cut', 'The sender has disconnected.');
      const danger = await this.threads.run(CONTENT_SAFETY, 'findUnsafeContent', { path, mediaType });
      if (danger) throw refused(danger, 'The file contains active content, or unpacks to far more than its size.');
      return { path, fileName, mediaType, size: received.size, sha256: Buffer.from(received.sha256, 'base64url').toString('hex') };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await received.close();
    }
  }

  /** Stages a file that the application has generated. */
  async stage(bytes: Uint8Array, fileName: string, mediaType: string): Promise<Upload> {
    await this.disk.mustBeEnough();
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, uuidv7());
    await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
    return { path, fileName, mediaType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  /** Removes a received file that will not be stored. */
  discard({ path }: Upload): Promise<void> {
    return rm(path, { force: true });
  }

  /** Removes files that were received but never stored because the process ended. */
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

/** Returns the base name without folders and forbidden characters. */
function cleanName(name: string): string {
  const alone = (name.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029"<>|:*?]/gu, '')
    .trim();
  if (alone.length > LONGEST_NAME) throw refused('max-length', `A name has at most ${LONGEST_NAME} characters.`);
  return alone;
}
