import type { DocumentDto } from '@sestante/api-client/types';
import { useEffect, useRef, useState } from 'react';
import { randomKey } from '../../lib/idempotency';
import { documentError } from './document-error';

/** How one file travels: its progress is told from 0 to 1, the key makes a second try no second document. */
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
  /** How much of it has left, from 0 to 1. */
  share: number;
  /** Why it did not arrive: found before it was sent, in words; or what sending it came to. */
  fieldError: string | null;
  error: unknown;
}

/** Several files, one after the other: what is wrong with one holds up none of the others. */
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

  // Whoever has left the page did so knowing that files were on their way.
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
    /** Takes it out, and stops it where it is under way. */
    remove: ({ key, state }: Upload) => (state === 'sending' ? controller.current?.abort() : drop(key)),
    retry: ({ key }: Upload) => change(key, { state: 'waiting' }),
    isSending: () => controller.current !== null,
  };
}
