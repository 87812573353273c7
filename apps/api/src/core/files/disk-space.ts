import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { diskFull } from '../errors.js';

/** Milliseconds for which a measurement is reused. */
const REMEMBERED_MS = 1_000;

/** Checks free space on the disks that receive files. A reserve is kept, because a database on the same disk must go on writing. */
@Injectable()
export class DiskSpace {
  private asked = 0;
  private enough: Promise<boolean> = Promise.resolve(true);

  constructor(private readonly config: Config) {}

  isEnough(): Promise<boolean> {
    if (Date.now() - this.asked > REMEMBERED_MS) {
      this.asked = Date.now();
      this.enough = this.ask();
    }
    return this.enough;
  }

  /** @throws 507 before a file is accepted for which there may be no room */
  async mustBeEnough(): Promise<void> {
    if (!(await this.isEnough())) throw diskFull();
  }

  private async ask(): Promise<boolean> {
    const free = await Promise.all([tmpdir(), this.config.dataDir].map(freeBytes));
    return free.every((bytes) => bytes >= this.config.storageReserve);
  }
}

/** Returns the free bytes of the disk; infinite for a folder that does not exist yet, which the first file creates. */
async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
