import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Config } from '../config.js';
import { Db } from '../database/db.js';
import { invalid, Problem } from '../errors.js';
import { Log } from '../log.js';

const BATCH_SIZE = 64 * 1024;
const PING_MS = 2_000;

/** Uploaded file, before it is stored. */
export interface Suspect {
  name: string;
  size: number;
  sha256: string;
  bytes(): AsyncIterable<Uint8Array>;
}

/**
 * Scans each uploaded file with ClamAV's daemon, where one is configured. Speaks its protocol directly: the maintained npm
 * client (clamscan 2.4.0) holds a whole file in memory because it ignores back-pressure, and waits for ever for a daemon
 * that accepts the file and does not answer.
 */
@Injectable()
export class Antivirus {
  private readonly address: URL | undefined;
  private readonly patience: number;

  constructor(
    { clamdUrl }: Config,
    private readonly db: Db,
    private readonly log: Log,
  ) {
    this.address = clamdUrl;
    this.patience = Number(clamdUrl?.searchParams.get('timeout') ?? 60) * 1_000;
  }

  /**
   * Does nothing without an antivirus. An infected file is recorded in the audit trail.
   * @param pointer JSON pointer to the field of the file
   * @throws 422 `file-infected`; 503 when the antivirus gives no clear answer, so that no file bypasses it
   */
  async mustBeClean(actor: Actor, file: Suspect, pointer = '/file'): Promise<void> {
    if (!this.address) return;
    const answer = await this.ask(this.address, 'zINSTREAM\0', this.patience, file.bytes());
    if (answer === 'stream: OK') return;
    const [, virus] = /^stream: (.{1,200}) FOUND$/.exec(answer ?? '') ?? [];
    if (!virus) {
      this.log.error({ answer: answer?.slice(0, 200) }, 'The antivirus did not answer for a file.');
      throw new Problem(503, 'antivirus-unavailable', 'Files cannot be scanned for viruses at the moment, so none are accepted.', {
        retryAfter: 30,
      });
    }
    const { name, size, sha256 } = file;
    await this.db.write({ ...actor, idempotency: undefined }, (tx) =>
      tx.audit('infected-file-refused', null, { fileName: name.slice(0, 200), size, sha256, virus }),
    );
    throw invalid([{ pointer, code: 'file-infected', message: 'The antivirus found something harmful in the file.' }]);
  }

  /** Returns whether files can be scanned; true without an antivirus. */
  async isReady(): Promise<boolean> {
    return !this.address || (await this.ask(this.address, 'zPING\0', PING_MS)) === 'PONG';
  }

  /** @returns the daemon's answer; undefined when there is none in time */
  private async ask({ protocol, hostname, port, pathname }: URL, command: string, patience: number, bytes?: AsyncIterable<Uint8Array>) {
    const signal = AbortSignal.timeout(patience);
    const socket = connect({ ...(protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port || 3310) }), signal });
    const answered = text(socket);
    // The daemon may answer and close before it has the whole file; its answer counts.
    const [answer] = await Promise.allSettled([answered, pipeline(Readable.from(framed(command, bytes)), socket, { end: false, signal })]);
    socket.destroy();
    return answer.status === 'fulfilled' ? answer.value.replace(/\0$/, '') : undefined;
  }
}

/** Yields the command, then each chunk preceded by its length, then an empty chunk. */
async function* framed(command: string, bytes?: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(command);
  if (!bytes) return;
  for await (const chunk of bytes)
    for (let at = 0; at < chunk.length; at += BATCH_SIZE) {
      const piece = chunk.subarray(at, at + BATCH_SIZE);
      yield lengthOf(piece.length);
      yield piece;
    }
  yield lengthOf(0);
}

function lengthOf(size: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(size);
  return length;
}
