import { useMutation } from '@tanstack/react-query';
import { problemText } from '../../lib/problems';
import { saveFile } from '../../lib/save-file';
import { showError } from '../../lib/toasts';
import { type DocumentFile, downloadName, fetchFile } from './document-file';

interface Wanted {
  clientId: string;
  id: string;
  file: DocumentFile;
}

/** Saves a file of a document on the reader's machine. */
export function useDownload() {
  const fetching = useMutation({
    mutationFn: ({ clientId, id, file }: Wanted) => fetchFile({ clientId, id }, file),
    meta: { handled: true },
    onSuccess: (blob, { file }) => saveFile(blob, downloadName(file.name, file.mediaType)),
    onError: (error, wanted) => showError(problemText(error).message, () => fetching.mutate(wanted)),
  });
  return {
    download: (clientId: string, id: string, file: DocumentFile) => fetching.mutate({ clientId, id, file }),
    downloading: fetching.isPending,
  };
}
