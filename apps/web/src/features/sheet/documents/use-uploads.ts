import type { DocumentDto } from '@sestante/api-client/types';
import { useEffect, useRef, useState } from 'react';
import { randomKey } from '../../../lib/idempotency';
import { documentError } from './document-error';

/** Options of one upload: progress is reported from 0 to 1, and the key prevents a second document on a retry. */
export interface Sending {
  key: string;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

export type SendFile = (file: File, sending: Sending) => Promise<DocumentDto>;

export interface Upload {
  key: string;
  file: File;
  state: 'waiting' | 'sending' | 'failed';
  /** Share that has been sent, from 0 to 1. */
  share: number;
  /** Why it failed: a client-side check as text, or the failure of the request. */
  fieldError: string | null;
  error: unknown;
}

/** Uploads several files one after the other; a failed file does not stop the others. */
export function useUploads(send: SendFile, onArrived: (document: DocumentDto) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const controller = useRef<AbortController | null>(null);
  const latest = useRef({ send, onArrived });

  const change = (key: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  const drop = (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key));

  useEffect(() => {
    latest.current = { send, onArrived };
    const next = uploads.find(({ state }) => state === 'waiting');
    if (next && controller.current === null) void carry(next);
  });

  // Aborts running uploads on leaving the page, of which the user was warned.
  useEffect(() => () => controller.current?.abort(), []);

  async function carry({ key, file }: Upload): Promise<void> {
    const underWay = new AbortController();
    controller.current = underWay;
    change(key, { state: 'sending', share: 0, error: null });
    try {
      const made = await latest.current.send(file, { key, signal: underWay.signal, onProgress: (share) => change(key, { share }) });
      drop(key);
      latest.current.onArrived(made);
    } catch (error) {
      if (underWay.signal.aborted) drop(key);
      else change(key, { state: 'failed', error });
    } finally {
      controller.current = null;
    }
  }

  return {
    uploads,
    add: (files: readonly File[]) =>
      setUploads((all) => [
        ...all,
        ...files.map((file): Upload => {
          const fieldError = documentError(file);
          return { key: randomKey(), file, state: fieldError === null ? 'waiting' : 'failed', share: 0, fieldError, error: null };
        }),
      ]),
    /** Removes the entry, and aborts its upload when it is running. */
    remove: ({ key, state }: Upload) => (state === 'sending' ? controller.current?.abort() : drop(key)),
    retry: ({ key }: Upload) => change(key, { state: 'waiting' }),
    isSending: () => controller.current !== null,
  };
}
