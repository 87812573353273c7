import { useMutation } from '@tanstack/react-query';
import { reportIntervention } from '@sestante/api-client';
import type { InterventionDto } from '@sestante/api-client/types';
import { useEffect, useRef, useState } from 'react';
import { asUser } from '../../../lib/api';
import { randomKey } from '../../../lib/idempotency';
import { showToast } from '../../../lib/toasts';
import { withProgress } from '../../../lib/upload';
import { documentError } from '../documents/document-error';

/** Creates the report of an intervention: composed from its fields, or from an uploaded PDF with progress. */
export function useReport(clientId: string, { id }: InterventionDto) {
  const sending = useRef<AbortController | null>(null);
  const last = useRef<{ file: File | null; key: string } | null>(null);
  const [share, setShare] = useState(0);
  const [fieldError, setFieldError] = useState<string | null>(null);
  const path = { clientId, id };

  const make = useMutation({
    mutationFn: async (file: File | null) => {
      setShare(0);
      const controller = new AbortController();
      sending.current = controller;
      // Repeats the key for the same file, so that a retry after a lost response creates no second version.
      if (last.current?.file !== file) last.current = { file, key: randomKey() };
      const headers = { 'Idempotency-Key': last.current.key };
      const upload = file && { body: { file }, fetch: asUser(withProgress(setShare)), signal: controller.signal };
      return (await reportIntervention({ path, headers, ...upload, throwOnError: true })).data;
    },
    meta: { handled: true, affects: ['records'] },
    onSuccess: (row, file) => {
      last.current = null;
      showToast(file ? `«${file.name}» caricato` : `Rapporto composto: versione ${row.report?.versionNumber ?? 1}`);
    },
    onSettled: () => {
      sending.current = null;
    },
  });

  // Aborts the running upload on leaving the page, of which the user was warned.
  useEffect(() => () => sending.current?.abort(), []);

  function upload(file: File | undefined): void {
    if (!file || make.isPending) return;
    const found = /\.pdf$/i.test(file.name) ? documentError(file) : 'Il rapporto deve essere un PDF.';
    setFieldError(found);
    if (found === null) make.mutate(file);
    else make.reset();
  }

  return {
    compose: () => {
      setFieldError(null);
      if (!make.isPending) make.mutate(null);
    },
    upload,
    stop: () => {
      sending.current?.abort();
      make.reset();
    },
    pending: make.isPending,
    /** File being uploaded, or the one that failed. */
    file: make.variables ?? null,
    share,
    fieldError,
    error: make.error,
    isSending: () => sending.current !== null,
  };
}
