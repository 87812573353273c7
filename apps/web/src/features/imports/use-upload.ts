import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createImport } from '@sestante/api-client';
import { useEffect, useRef, useState } from 'react';
import { asUser } from '../../lib/api';
import { randomKey } from '../../lib/idempotency';
import { withProgress } from '../../lib/upload';
import { fileError } from './file-error';

/** Uploads a file and opens its columns. An interrupted upload can be repeated, since only a complete file creates an import. */
export function useUpload() {
  const navigate = useNavigate();
  const [fieldError, setFieldError] = useState<string | null>(null);
  const [share, setShare] = useState(0);
  const sending = useRef<AbortController | null>(null);
  const last = useRef<{ file: File; key: string } | null>(null);
  const upload = useMutation({
    mutationFn: async (file: File) => {
      setShare(0);
      const controller = new AbortController();
      sending.current = controller;
      // Repeats the key for the same file, so that a retry after a lost response creates no second import.
      if (last.current?.file !== file) last.current = { file, key: randomKey() };
      try {
        const { data } = await createImport({
          body: { file },
          headers: { 'Idempotency-Key': last.current.key },
          fetch: asUser(withProgress(setShare)),
          signal: controller.signal,
          throwOnError: true,
        });
        return data;
      } finally {
        // Cleared before the navigation, which the guard would otherwise block.
        sending.current = null;
      }
    },
    meta: { handled: true, affects: ['imports'] },
    onSuccess: ({ id }) => navigate({ to: '/importa/$id', params: { id } }),
  });

  // Aborts the running upload on leaving the page, of which the user was warned.
  useEffect(() => () => sending.current?.abort(), []);

  return {
    send: (file: File) => {
      if (upload.isPending) return;
      const found = fileError(file);
      setFieldError(found);
      if (found === null) upload.mutate(file);
      else upload.reset();
    },
    stop: () => {
      sending.current?.abort();
      upload.reset();
    },
    isSending: () => sending.current !== null,
    /** File being uploaded, or the one that failed. */
    file: upload.variables ?? null,
    pending: upload.isPending,
    /** Share that has been sent, from 0 to 1. */
    share,
    fieldError,
    error: upload.error,
  };
}
