import { problemText } from '../../../lib/problems';
import { saveFile } from '../../../lib/save-file';
import { showError } from '../../../lib/toasts';
import { type DocumentFile, downloadName, fetchFile } from './document-file';

/** Saves a file of a document on the user's device, or shows why that failed. */
export async function downloadDocument(path: { clientId: string; id: string }, file: DocumentFile): Promise<void> {
  try {
    saveFile(await fetchFile(path, file), downloadName(file.name, file.mediaType));
  } catch (error) {
    showError(problemText(error).message, () => void downloadDocument(path, file));
  }
}
