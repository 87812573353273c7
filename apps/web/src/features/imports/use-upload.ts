import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createImport } from '@sestante/api-client';
import { getImportQueryKey, listImportsInfiniteQueryKey } from '@sestante/api-client/query';
import { useEffect, useRef, useState } from 'react';
import { asUser } from '../../lib/api';
import { randomKey } from '../../lib/idempotency';
import { withProgress } from '../../lib/upload';
import { fileError } from './file-error';

/** Sends a file and goes on to its columns. What was cut on the way can be sent again: only a whole file makes an import. */
export function useUpload() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [fieldError, setFieldError] = useState<string | null>(null);
  const [share, setShare] = useState(0);
  const sending = useRef<AbortController | null>(null);
  const last = useRef<{ file: File; key: string } | null>(null);
  const upload = useMutation({
    mutationFn: async (file: File) => {
      setShare(0);
      const controller = new AbortController();
      sending.current = controller;
      // The same file sent again after its answer was lost is no second import.
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
        // Before the page goes on, which the guard would hold up.
        sending.current = null;
      }
    },
    meta: { handled: true },
    onSuccess: (made) => {
      queryClient.setQueryData(getImportQueryKey({ path: { id: made.id } }), made);
      void queryClient.invalidateQueries({ queryKey: listImportsInfiniteQueryKey({}) });
      return navigate({ to: '/importa/$id', params: { id: made.id } });
    },
  });

  // Whoever has left the page did so knowing that the file was on its way.
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
    /** The file on its way, or the one that did not arrive. */
    file: upload.variables ?? null,
    pending: upload.isPending,
    /** How much of it has left, from 0 to 1. */
    share,
    fieldError,
    error: upload.error,
  };
}
