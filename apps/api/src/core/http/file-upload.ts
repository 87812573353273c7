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

/** Accepts one file as `multipart/form-data`; no other route accepts any. */
export const AcceptsFile = () => RouteConfig({ takesFile: true });

export const takesFile = ({ routeOptions }: FastifyRequest): boolean => (routeOptions.config as { takesFile?: boolean }).takesFile === true;

export const isForm = ({ headers }: FastifyRequest): boolean => /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/** Maximum time to receive a request, sized for a file over a slow connection. */
export const LONGEST_UPLOAD_MS = 600_000;
const LONGEST_BODY_MS = 30_000;
/** Time after which a body must have brought a few kilobytes, or the connection is taken for one that is held open on purpose. */
const SLOW_BODY = { ms: 8_000, bytes: 8_192 };
const PATIENCE_MS = 10_000;
const LINGER_MS = 1_000;
const READ_AT_ONCE = 64 * 1024;
const MEGABYTE = 1024 * 1024;
/** Bytes of a form besides its file. */
const AROUND = 10_000;

const senders = new WeakMap<FastifyRequest['raw'], AbortSignal>();

/** Accepts multipart bodies on upload routes only. The body is not read until the caller is authenticated. */
export function acceptFiles(server: FastifyInstance): void {
  const underWay = new Set<FastifyRequest['raw']>();
  server.addContentTypeParser('multipart/form-data', (request, _payload, done) => {
    done(takesFile(request) ? null : new Problem(415, 'unsupported-media-type', 'Send JSON instead of a form.'), undefined);
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
      const { bytesRead } = raw.socket;
      const isSlow = () => raw.socket.bytesRead - bytesRead < SLOW_BODY.bytes;
      const slow = setTimeout(() => raw.complete || (isSlow() && raw.destroy()), SLOW_BODY.ms);
      const late = setTimeout(() => raw.complete || raw.destroy(), LONGEST_BODY_MS);
      raw.once('close', () => [slow, late].forEach((timer) => clearTimeout(timer)));
    }
    done();
  });
  // A client refused before its file is read would go on sending it, so the connection is closed with the answer. It is closed for a file
  // that has arrived already, too: otherwise the headers would tell how long the refusal took, and so a hidden record from a malformed id.
  server.addHook('onSend', async (request, reply, payload) => {
    const { raw } = request;
    if (!takesFile(request) || raw.readableFlowing !== null) return payload;
    void reply.header('Connection', 'close');
    raw.resume();
    // Incoming data is read for a moment longer, because a sending client reads no answer before it is done.
    const signal = AbortSignal.timeout(LINGER_MS);
    if (!raw.complete) await once(raw, 'close', { signal }).catch(() => undefined);
    return payload;
  });
  // A process that is shutting down aborts uploads instead of waiting up to ten minutes; the client repeats them.
  server.addHook('preClose', (done) => {
    for (const raw of underWay) if (!raw.complete) raw.destroy();
    done();
  });
}

/** Received file on disk without a name, so that it disappears with the process, however that ends. */
export class ReceivedFile {
  constructor(
    readonly name: string,
    readonly size: number,
    readonly sha256: string,
    private readonly handle: FileHandle,
    /** Aborts when the client disconnects before the answer, so that work on the file can stop. */
    readonly sender: AbortSignal,
  ) {}

  /** File descriptor for a thread, which shares it with this one; valid until `close`. */
  get fd(): number {
    return this.handle.fd;
  }

  /** Yields the bytes from the beginning; may be called repeatedly. */
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
 * Reads the form's one file, field `file`, and waits until its work may begin. The caller closes it.
 * @throws 413 as soon as it is longer than `max`, 400 when it was cut off, 422 for a form without a file
 */
export async function receiveFile(request: ApiRequest, max: number): Promise<ReceivedFile> {
  const { raw } = request;
  if (!isForm(request)) throw new Problem(415, 'unsupported-media-type', 'Send a form with a file, as multipart/form-data.');
  const tooLarge = new Problem(
    413,
    'file-too-large',
    `The file is larger than ${max < MEGABYTE ? `${max / 1024} kB` : `${Math.floor(max / MEGABYTE)} MB`}.`,
  );
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
    // The file counts as the body: the same key with another file is another request.
    if (repeatable) repeatable.bodyHash = createHash('sha256').update(`${sha256}\n${name}`).digest('base64url');
    await request.received?.();
    return new ReceivedFile(name, size, sha256, handle, senders.get(raw) ?? new AbortController().signal);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Opens a file without a name, which disappears with the process, however that ends. The caller closes it. */
export async function spool(): Promise<FileHandle> {
  const path = join(tmpdir(), `sestante-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path);
  return handle;
}

/** Resolves when the form has ended and its file is written. Once it rejects, no part of the form is processed any more. */
async function readForm(raw: FastifyRequest['raw'], write: (file: Readable, name: string) => Promise<void>): Promise<void> {
  const form = parserFor(raw.headers);
  const files: Readable[] = [];
  let written: Promise<void> | undefined;
  let refused: Problem | undefined;
  const refuse = (field: unknown) => {
    const pointer = `/${String(field).slice(0, 100)}`;
    refused ??= invalid([{ pointer, code: 'unknown-field', message: 'This field does not exist here.' }]);
  };
  let fail: (error: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    fail = reject;
    form.once('finish', resolve);
    // The parser reports one cut several times, on the form and on the file; each needs a listener for as long as it
    // exists.
    form.on('error', reject);
    raw.once('close', () => raw.complete || reject(new Error('cut')));
    // A client that disconnected during authentication emits no further event.
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
    // A failed file ends the reading, so that the rest of up to 200 MB is not awaited.
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
    // The caller closes the file, so writing must have finished.
    await written?.catch(() => undefined);
    // Errors with a code come from the disk; the parser's have none.
    if (error instanceof Problem || (error as NodeJS.ErrnoException).code !== undefined) throw error;
    throw badRequest('upload-cut', 'The form is incomplete or malformed.');
  }
  if (refused) throw refused;
}

/** Discards the rest of the body for a while, because a sending client reads no answer before it is done. */
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
