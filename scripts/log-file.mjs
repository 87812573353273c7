import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const HOUR = 3_600_000;
const LIMITS = { bytes: 10_000_000, files: 14, age: 24 * HOUR, kept: 30 * 24 * HOUR };

/**
 * Appends to a file. After 10 MB or a day it is renamed to `.1`, the previous one to `.2`, and so on up to `.14`; files older
 * than thirty days are deleted.
 */
export class LogFile {
  #file;
  #limits;
  #now;
  #descriptor;
  #size;
  #began;

  /**
   * @param {string} file
   * @param {Partial<typeof LIMITS>} [limits]
   * @param {() => number} [now]
   */
  constructor(file, limits = {}, now = Date.now) {
    this.#file = file;
    this.#limits = { ...LIMITS, ...limits };
    this.#now = now;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.#open();
    this.#deleteOld();
  }

  /** @param {string | Buffer} text */
  write(text) {
    try {
      // a full disk must not take the application down with its log
      if (this.#size > 0 && this.#now() - this.#began > this.#limits.age) this.#rotate();
      this.#size += writeSync(this.#descriptor, text);
      if (this.#size > this.#limits.bytes) this.#rotate();
    } catch {
      // cannot be reported anywhere
    }
  }

  close() {
    closeSync(this.#descriptor);
  }

  #open() {
    const found = statSync(this.#file, { throwIfNoEntry: false });
    this.#size = found?.size ?? 0;
    // some file systems do not store when a file was created
    this.#began = found ? found.birthtimeMs || found.mtimeMs : this.#now();
    this.#descriptor = openSync(this.#file, 'a', 0o600);
  }

  #rotate() {
    closeSync(this.#descriptor);
    try {
      for (let index = this.#limits.files; index > 0; index--) {
        const from = index === 1 ? this.#file : `${this.#file}.${index - 1}`;
        if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${this.#file}.${index}`);
      }
      this.#deleteOld();
    } finally {
      // also when renaming failed, so that the next lines are written somewhere
      this.#open();
    }
  }

  #deleteOld() {
    for (let index = 1; index <= this.#limits.files; index++) {
      const file = `${this.#file}.${index}`;
      const found = statSync(file, { throwIfNoEntry: false });
      if (found && this.#now() - found.mtimeMs > this.#limits.kept) rmSync(file, { force: true });
    }
  }
}
