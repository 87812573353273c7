import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';

export interface StoredFile {
  key: string;
  storedAt: Date;
}

/**
 * Storage for files: a folder or a bucket. Callers store the file before they write its row, so that no row references a
 * missing file; files without a row are swept.
 */
export abstract class FileStore {
  /** Takes over the local file under the key; once it resolves, the file survives a crash. */
  abstract store(key: string, path: string): Promise<void>;
  /** @throws when the file does not exist */
  abstract open(key: string): Promise<Readable>;
  /** Removes a file, if it exists. */
  abstract remove(key: string): Promise<void>;
  /** Lists the files whose keys begin with the prefix, in no order. */
  abstract list(prefix: string): AsyncIterable<StoredFile>;
}

/** Stores files in a folder of this machine or a shared one. Keys are generated: letters, digits, `-` and `/`. */
export class LocalFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async store(key: string, path: string): Promise<void> {
    const target = this.pathOf(key);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await sync(path);
    await rename(path, target);
    await sync(dirname(target));
  }

  async open(key: string): Promise<Readable> {
    // Opened here, so that a missing file rejects instead of failing a stream without a listener.
    return (await open(this.pathOf(key), 'r')).createReadStream();
  }

  remove(key: string): Promise<void> {
    return rm(this.pathOf(key), { force: true });
  }

  async *list(prefix: string): AsyncIterable<StoredFile> {
    const top = this.pathOf(prefix);
    const folder = await opendir(top, { recursive: true }).catch(() => undefined);
    if (!folder) return;
    for await (const entry of folder) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const { mtime } = await stat(path);
      yield { key: relative(this.folder, path).split(sep).join('/'), storedAt: mtime };
    }
  }

  private pathOf(key: string): string {
    if (!/^[\w-]+(\/[\w-]+)*$/.test(key)) throw new Error('The key of the file is malformed.');
    return join(this.folder, key);
  }
}

/** Flushes to disk; until then the bytes, or the name in its folder, may exist in memory only. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
