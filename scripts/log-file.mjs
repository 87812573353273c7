import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Appends to a file; past 10 MB it becomes `.1`, the one before `.2`, and so on up to `.5`. */
export class LogFile {
  #file;
  #descriptor;
  #size;

  /** @param {string} file */
  constructor(file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.#open();
  }

  /** @param {string | Buffer} text */
  write(text) {
    try {
      // a full disk must not take the application down with its log
      this.#size += writeSync(this.#descriptor, text);
      if (this.#size > 10_000_000) this.#rotate();
    } catch {
      // nothing to tell it to
    }
  }

  close() {
    closeSync(this.#descriptor);
  }

  #open() {
    this.#size = statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
    this.#descriptor = openSync(this.#file, 'a', 0o600);
  }

  #rotate() {
    closeSync(this.#descriptor);
    for (let index = 5; index > 0; index--) {
      const from = index === 1 ? this.#file : `${this.#file}.${index - 1}`;
      if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${this.#file}.${index}`);
    }
    this.#open();
  }
}
