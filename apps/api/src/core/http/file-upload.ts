import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badRequest, invalid, Problem } from '../errors.js';
import type { ApiRequest } from './request.js';

/** The route takes one file, as `multipart/form-data`; no other route takes any. */
export const AcceptsFile = () => RouteConfig({ takesFile: true });

export const takesFile = ({ routeOptions }: FastifyRequest): boolean => (routeOptions.config as { takesFile?: boolean }).takesFile === true;

export const isForm = ({ headers }: FastifyRequest): boolean => /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/** How long a body may be under way: a file over a slow line takes its time, and nothing else does. */
export const LONGEST_UPLOAD_MS = 600_000;
const LONGEST_BODY_MS = 30_000;
const PATIENCE_MS = 10_000;
const LINGER_MS = 1_000;
const READ_AT_ONCE = 64 * 1024;
/** What a form says around its file. */
const AROUND = 10_000;

const senders = new WeakMap<FastifyRequest['raw'], AbortSignal>();

/** Lets files in where they are awaited. The body is not read yet: first it is asked who sends it. */
export function acceptFiles(server: FastifyInstance): void {
  const underWay = new Set<FastifyRequest['raw']>();
  server.addContentTypeParser('multipart/form-data', (request, _payload, done) => {
    done(takesFile(request) ? null : new Problem(415, 'unsupported-media-type', 'This takes JSON, not a form.'), undefined);
  });
  server.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (takesFile(request)) {
      underWay.add(raw);
      raw.once('close', () => underWay.delete(raw));
      const gone = new AbortController();
      senders.set(raw, gone.signal);
      reply.raw.once('close', () => reply.raw.writableFinished || gone.abort());
    } else if (raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined) {
      const late = setTimeout(() => raw.complete || raw.destroy(), LONGEST_BODY_MS);
      raw.once('close', () => clearTimeout(late));
    }
    done();
  });
  // Whoever is refused before the file is read would go on sending it: the connection ends with the answer.
  server.addHook('onSend', async (request, reply, payload) => {
    const { raw } = request;
    if (!takesFile(request) || raw.readableFlowing !== null || (raw.complete && reply.statusCode !== 401)) return payload;
    void reply.header('Connection', 'close');
    raw.resume();
    // For a moment what comes is still read: who is sending does not see an answer before they are done.
    const signal = AbortSignal.timeout(LINGER_MS);
    if (!raw.complete) await once(raw, 'close', { signal }).catch(() => undefined);
    return payload;
  });
  // A process that is asked to stop does not wait ten minutes for a file; who sends it sends it again.
  server.addHook('preClose', (done) => {
    for (const raw of underWay) if (!raw.complete) raw.destroy();
    done();
  });
}

/** A file that was sent: on disk without a name, so that it is gone with the process, however that ends. */
export class ReceivedFile {
  constructor(
    readonly name: string,
    readonly size: number,
    readonly sha256: string,
    private readonly handle: FileHandle,
    /** Aborts when the sender hangs up before it is answered: nobody waits for what is done with the file. */
    readonly sender: AbortSignal,
  ) {}

  /** For a thread, which shares it with this one; it is good until `close`. */
  get fd(): number {
    return this.handle.fd;
  }

  /** From its beginning, as often as it is asked for. */
  async *bytes(): AsyncGenerator<Uint8Array> {
    for (let position = 0; ;) {
      const { bytesRead, buffer } = await this.handle.read(Buffer.allocUnsafe(READ_AT_ONCE), 0, READ_AT_ONCE, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

/**
 * Reads the one file of the form, as field `file`, and waits until its work may begin. Close it.
 * @throws 413 as soon as it is longer than `most`, 400 when it was cut off, 422 for a form without a file
 */
export async function receiveFile(request: ApiRequest, max: number): Promise<ReceivedFile> {
  const { raw } = request;
  if (!isForm(request)) throw new Problem(415, 'unsupported-media-type', 'This takes a form with a file, as multipart/form-data.');
  const tooLarge = new Problem(413, 'file-too-large', `The file is larger than ${Math.floor(max / 1024 / 1024)} MB.`);
  if (Number(raw.headers['content-length'] ?? 0) > max + AROUND) {
    abandonRequest(raw);
    throw tooLarge;
  }
  const handle = await spool();
  try {
    const hash = createHash('sha256');
    let size = 0;
    let name: string | undefined;
    const write = async (file: Readable, given: string): Promise<void> => {
      name = given;
      for await (const chunk of file as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > max) throw tooLarge;
        hash.update(chunk);
        await handle.write(chunk);
      }
    };
    await readForm(raw, write);
    if (name === undefined) throw invalid([{ pointer: '/file', code: 'required', message: 'Send one file, as the field "file".' }]);
    const sha256 = hash.digest('base64url');
    const repeatable = request.actor?.idempotency;
    // The file is the body: another one under the same key is another request.
    if (repeatable) repeatable.bodyHash = createHash('sha256').update(`${sha256}\n${name}`).digest('base64url');
    await request.received?.();
    return new ReceivedFile(name, size, sha256, handle, senders.get(raw) ?? new AbortController().signal);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** A file on disk without a name: it is gone with the process, however that ends. Close it. */
export async function spool(): Promise<FileHandle> {
  const path = join(tmpdir(), `sestante-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path);
  return handle;
}

/** Resolves when the form has ended and its file is written; when it rejects, nothing of the form is worked on any more. */
async function readForm(raw: FastifyRequest['raw'], write: (file: Readable, name: string) => Promise<void>): Promise<void> {
  const form = parserFor(raw.headers);
  const files: Readable[] = [];
  let written: Promise<void> | undefined;
  let refused: Problem | undefined;
  const refuse = (field: unknown) => {
    const pointer = `/${String(field).slice(0, 100)}`;
    refused ??= invalid([{ pointer, code: 'unknown-field', message: 'There is no such field here.' }]);
  };
  let fail: (error: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    fail = reject;
    form.once('finish', resolve);
    // The parser reports one cut several times, on the form and on the file; each needs a listener, for as long as they live.
    form.on('error', reject);
    raw.once('close', () => raw.complete || reject(new Error('cut')));
    // Whoever hung up while it was asked who they are will not say so again.
    if (raw.destroyed && !raw.complete) reject(new Error('cut'));
  });
  form.on('file', (field, file, name) => {
    files.push(file);
    file.on('error', fail);
    if (field !== 'file' || written) {
      refuse(field);
      file.resume();
      return;
    }
    written = write(file, name ?? '');
    // What goes wrong with the file ends the reading: nobody waits for the rest of 200 MB.
    written.catch(fail);
  });
  form.on('field', refuse);
  try {
    raw.pipe(form);
    await ended;
    await written;
  } catch (error) {
    abandonRequest(raw, form);
    for (const file of files) file.destroy();
    // The file is closed by the caller, which nothing may still be writing to.
    await written?.catch(() => undefined);
    // Errors with a code are the disk's; the parser's have none.
    if (error instanceof Problem || (error as NodeJS.ErrnoException).code !== undefined) throw error;
    throw badRequest('upload-cut', 'The form ends before its end, or is none.');
  }
  if (refused) throw refused;
}

/** The rest is read and thrown away for a while: who is still sending does not see an answer before they are done. */
function abandonRequest(raw: FastifyRequest['raw'], form?: NodeJS.WritableStream): void {
  if (form) raw.unpipe(form);
  raw.resume();
  const enough = setTimeout(() => raw.complete || raw.destroy(), PATIENCE_MS);
  raw.once('close', () => clearTimeout(enough));
}

function parserFor(headers: FastifyRequest['raw']['headers']) {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      limits: { files: 2, fields: 2, fieldSize: 1_000, parts: 4, headerPairs: 20 },
    });
  } catch {
    throw badRequest('malformed-form', 'The form has no boundary.');
  }
}
