import { IconUpload } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import { FileButton } from './file-button';

/** Passes chosen files to the tab's page, which shows the running uploads above the list. */
export const TakeFiles = createContext<(files: File[]) => void>(() => {});

export function AddDocuments() {
  return (
    <FileButton size="xs" leftSection={<IconUpload size={15} stroke={1.7} />} multiple onFiles={useContext(TakeFiles)}>
      Carica documenti
    </FileButton>
  );
}
