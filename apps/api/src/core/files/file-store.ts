import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';

export interface StoredFile {
  key: string;
  storedAt: Date;
}

/**
 * Where files are kept: a folder, or a bucket. It knows nothing of what they are; whoever keeps one writes its row
 * afterwards, so that no row points at a file that is not there, and what is kept without a row is swept.
 */
export abstract class FileStore {
  /** Takes the local file over, under the key; when it resolves the file outlives a crash. */
  abstract store(key: string, path: string): Promise<void>;
  /** @throws when there is none */
  abstract open(key: string): Promise<Readable>;
  /** Does nothing when there is none. */
  abstract remove(key: string): Promise<void>;
  /** All whose keys begin so, in no order. */
  abstract list(prefix: string): AsyncIterable<StoredFile>;
}

/** A folder of this machine, or one that several share. Keys are made by us: letters, digits, `-` and `/`. */
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
    // Opened here, so that a file that is not there is told to the caller and not to a stream without a listener.
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
    if (!/^[\w-]+(\/[\w-]+)*$/.test(key)) throw new Error('That is no key of ours.');
    return join(this.folder, key);
  }
}

/** Until then the bytes, or the name in its folder, may stand in memory alone. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
